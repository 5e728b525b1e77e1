import type { Consumer, ExistingEndpoint, MadeEndpoint } from "../../model/consumer";
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
  const clients = Object.entries(file.clients).map(([name, client]) => ({ name, ...client }));
  const assuming = clients.filter(({ auth }) => auth === "assume-role");
  return {
    stackId,
    account: file.account,
    region,
    credentials: buildCredentials(file.credentials),
    network: buildNetwork(file.network),
    logs: file.logs,
    endpoints: {
      executeApi: buildEndpoint(file.endpoints.executeApi),
      ...buildSts(file.endpoints.sts, assuming.length > 0),
    },
    uses: Object.entries(file.uses).map(([name, use]) => {
      if (use.kind === "described") return describedUse(name, use.api, region);
      const accessRole = assuming.some(({ uses }) => uses === name)
        ? { deployment: deployment.name, consumer: stackId }
        : undefined;
      return linkedUse(providerOf(name, providers), use.routes, accessRole);
    }),
    clients,
    link: file.link,
  };
}

function providerOf(name: string, providers: readonly Provider[]): Provider {
  const provider = providers.find(({ stackId }) => stackId === name);
  if (provider === undefined) throw new Error(`the checks let a use of "${name}" pass, which is no provider`);
  return provider;
}

function buildNetwork(network: ConsumerFile["network"]): Consumer["network"] {
  return network.kind === "made"
    ? network
    : { ...network, endpointSubnetIds: network.endpointSubnetIds ?? [] };
}

function buildEndpoint(endpoint: ConsumerFile["endpoints"]["executeApi"]): MadeEndpoint | ExistingEndpoint {
  return endpoint.kind === "made"
    ? { kind: "made", privateDns: endpoint.privateDns ?? true, associate: endpoint.associate ?? false }
    : { kind: "existing", endpointId: endpoint.existing, securityGroupId: endpoint.securityGroupId };
}

function buildSts(
  sts: ConsumerFile["endpoints"]["sts"],
  assumes: boolean,
): Pick<Consumer["endpoints"], "sts" | "existingStsGroupId"> {
  return typeof sts === "object"
    ? { sts: false, existingStsGroupId: sts.securityGroupId }
    : { sts: sts ?? assumes };
}
