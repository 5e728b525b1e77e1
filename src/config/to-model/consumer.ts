import { type Place, roleArn } from "../../model/aws/arn";
import type { Client, Consumer, ExistingEndpoint, MadeEndpoint, Premises } from "../../model/consumer";
import type { Provider } from "../../model/provider";
import type { DeploymentFile } from "../schema/deployment-file";
import { buildCredentials } from "./credentials";
import { describedUse, linkedUse } from "./use";

type ConsumerFile = DeploymentFile["consumers"][string];

export function buildConsumer(
  stackId: string,
  file: ConsumerFile,
  deployment: Pick<DeploymentFile, "name" | "region">,
  providers: readonly Provider[],
): Consumer {
  const region = file.region ?? deployment.region;
  const clients = Object.entries(file.clients).map(([name, client]) =>
    buildClient(name, client, { account: file.account, region }),
  );
  const assuming = clients.filter(({ auth }) => auth === "assume-role");
  return {
    stackId,
    account: file.account,
    region,
    credentials: buildCredentials(file.credentials),
    roles: file.roles,
    premises: buildPremises(file, clients),
    logs: file.logs,
    uses: Object.entries(file.uses).map(([name, use]) => {
      if (use.kind === "described") return describedUse(name, use.api, region);
      const accessRole = assuming.some(({ uses }) => uses === name)
        ? { deployment: deployment.name, consumer: stackId }
        : undefined;
      return linkedUse(providerOf(name, providers), use, accessRole);
    }),
    clients,
    link: file.link,
  };
}

function buildClient(name: string, file: ConsumerFile["clients"][string], home: Place): Client {
  if (file.type !== "role") return { name, ...file };
  const { type, uses, auth } = file;
  return { name, type, uses, auth, roleArn: file.kind === "named" ? roleArn(home, file.role) : file.arn };
}

function providerOf(name: string, providers: readonly Provider[]): Provider {
  const provider = providers.find(({ stackId }) => stackId === name);
  if (provider === undefined) throw new Error(`the checks let a use of "${name}" pass, which is no provider`);
  return provider;
}

/** Everything about a VPC, or nothing: without a network there are no endpoints either. */
function buildPremises(
  { network, endpoints = {} }: ConsumerFile,
  clients: readonly Client[],
): Premises | undefined {
  if (network === undefined) return undefined;
  const { executeApi, sts, ssm } = endpoints;
  return {
    network:
      network.kind === "made" ? network : { ...network, endpointSubnetIds: network.endpointSubnetIds ?? [] },
    executeApi: buildEndpoint(executeApi),
    ...(typeof sts === "object"
      ? { sts: false, existingStsGroupId: sts.securityGroupId }
      : { sts: sts ?? clients.some(({ auth }) => auth === "assume-role") }),
    ssm: ssm ?? clients.some(({ type }) => type === "instance"),
  };
}

function buildEndpoint(
  endpoint: NonNullable<ConsumerFile["endpoints"]>["executeApi"],
): MadeEndpoint | ExistingEndpoint {
  return endpoint?.kind === "existing"
    ? { kind: "existing", endpointId: endpoint.existing, securityGroupId: endpoint.securityGroupId }
    : { kind: "made", privateDns: endpoint?.privateDns ?? true, associate: endpoint?.associate ?? false };
}
