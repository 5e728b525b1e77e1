import fc, { type GeneratorValue } from "fast-check";
import type { ClientFile } from "./arbitrary-clients";
import { existingEndpoints, oneOf, type Setting } from "./arbitrary-parts";

/**
 * The network of clients and endpoints: an existing endpoint requires an existing VPC, and a front door one that is made, with
 * addresses that are known.
 */
export function arbitraryNetwork(
  g: GeneratorValue,
  setting: Setting,
  name: string,
  clients: readonly ClientFile[],
) {
  const [existing] = existingEndpoints(setting, name);
  const hasDoor = clients.some(({ type }) => type === "rest-front-door");
  const isMade = hasDoor || g(oneOf<boolean>, [true, true, false]);
  const assumes = clients.some(({ auth }) => auth === "assume-role");
  const said = g(oneOf<boolean | undefined>, [undefined, assumes, false]);
  const asked = g(oneOf<boolean | undefined>, [undefined, true, false]);
  const sendsKeys = hasDoor || clients.some(({ auth }) => auth === "api-key");
  const hasInstance = clients.some(({ type }) => type === "instance");
  const sts = said ?? assumes;
  const ssm = hasInstance && (asked ?? true);
  const secretsManager = sendsKeys && (asked ?? true);
  const endpoints = {
    ...(said !== undefined && { sts: said }),
    ...(hasInstance && asked !== undefined && { ssm: asked }),
    ...(sendsKeys && asked !== undefined && { secretsManager: asked }),
    executeApi: isMade
      ? { privateDns: g(fc.boolean) }
      : { existing, securityGroupId: "sg-0123456789abcdef0" },
  };
  if (isMade && g(fc.boolean)) return { endpoints, network: { cidr: "10.1.0.0/16", zones: ["a", "b"] } };
  const network = {
    vpcId: "vpc-0123456789abcdef0",
    clientSubnetIds: ["subnet-0123456789abcdef0"],
    ...((isMade || sts || ssm || secretsManager) && { endpointSubnetIds: ["subnet-0123456789abcdef1"] }),
    ...(hasDoor && { addresses: { "subnet-0123456789abcdef1": "10.1.2.20" } }),
  };
  return { endpoints, network };
}
