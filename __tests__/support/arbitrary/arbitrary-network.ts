import fc, { type GeneratorValue } from "fast-check";
import type { ClientFile } from "./arbitrary-clients";
import { existingEndpoints, oneOf, type Setting } from "./arbitrary-parts";

/** The network of clients and endpoints: an existing endpoint requires an existing VPC. */
export function arbitraryNetwork(
  g: GeneratorValue,
  setting: Setting,
  name: string,
  clients: readonly ClientFile[],
) {
  const [existing] = existingEndpoints(setting, name);
  const isMade = g(oneOf<boolean>, [true, true, false]);
  const assumes = clients.some(({ auth }) => auth === "assume-role");
  const said = g(oneOf<boolean | undefined>, [undefined, assumes, false]);
  const asked = g(oneOf<boolean | undefined>, [undefined, true, false]);
  const hasInstance = clients.some(({ type }) => type === "instance");
  const sts = said ?? assumes;
  const ssm = hasInstance && (asked ?? true);
  const endpoints = {
    ...(said !== undefined && { sts: said }),
    ...(hasInstance && asked !== undefined && { ssm: asked }),
    executeApi: isMade
      ? { privateDns: g(fc.boolean) }
      : { existing, securityGroupId: "sg-0123456789abcdef0" },
  };
  if (isMade && g(fc.boolean)) return { endpoints, network: { cidr: "10.1.0.0/16", zones: ["a", "b"] } };
  const network = {
    vpcId: "vpc-0123456789abcdef0",
    clientSubnetIds: ["subnet-0123456789abcdef0"],
    ...((isMade || sts || ssm) && { endpointSubnetIds: ["subnet-0123456789abcdef1"] }),
  };
  return { endpoints, network };
}
