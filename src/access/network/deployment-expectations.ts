import { type Consumer, isMade, type Premises } from "../../model/consumer";
import type { Deployment } from "../../model/deployment";
import { grantsOf } from "../../model/grant";
import { type Provider, reachesDynamodb } from "../../model/provider";
import type { ClientExpectations, Expectations, StackExpectations, Way, Ways } from "./expectations";

/** The words of a deployment file, in the proof's own terms: all that the proof knows beside the stacks' JSON. */
export function deploymentExpectations(deployment: Deployment): Expectations {
  const { providers, consumers, state } = deployment;
  return Object.fromEntries([
    ...providers.map((provider) => [provider.stackId, ofProvider(deployment, provider)] as const),
    ...consumers.map((consumer) => [consumer.stackId, ofConsumer(consumer, state)] as const),
  ]);
}

function ofProvider(deployment: Deployment, provider: Provider): StackExpectations {
  const { service, backend } = provider;
  const { network } = backend;
  const reaches = grantsOf(deployment, provider).map(({ reach }) => reach);
  return {
    api: {
      endpointType: service.type === "private-rest-api" ? "PRIVATE" : "REGIONAL",
      auth: service.auth,
      waf: service.waf !== false,
      endpoints: reaches.flatMap((reach) => (reach.kind === "endpoints" ? reach.ids : [])),
    },
    ways: network && (reachesDynamodb(backend) ? { dynamodb: way(network.dynamodbEndpoint, false) } : {}),
    adopted:
      network?.kind === "adopted" ? [network.vpcId, ...network.subnetIds, ...network.routeTableIds] : [],
  };
}

function ofConsumer(consumer: Consumer, state: Deployment["state"]): StackExpectations {
  const { premises, clients, link } = consumer;
  const calling = {
    uses: Object.fromEntries(consumer.uses.map(({ name, apiId, stage }) => [name, { apiId, stage }])),
    clients: callingClients(clients),
  };
  if (premises === undefined) return { ...calling, adopted: [] };
  const { network, existingStsGroupId } = premises;
  const assuming = clients.some(({ auth }) => auth === "assume-role");
  const sessions = clients.some(({ type }) => type === "instance") && way(premises.ssm, true);
  return {
    ...calling,
    pending: state.type === "cloud" && link !== "linked" && premises.executeApi.kind === "made",
    ways: {
      "execute-api": executeApi(premises),
      ...(assuming && { sts: way(premises.sts, true, existingStsGroupId) }),
      ...(sessions && { ssm: sessions, ssmmessages: sessions }),
    } satisfies Ways,
    adopted: [
      ...(network.kind === "adopted"
        ? [network.vpcId, ...network.clientSubnetIds, ...network.endpointSubnetIds]
        : []),
      ...existingParts(premises),
    ],
  };
}

function callingClients(clients: Consumer["clients"]): Readonly<Record<string, ClientExpectations>> {
  return Object.fromEntries(
    clients
      .filter(isMade)
      .map(({ name, uses, auth }) => [name, { use: uses, assumesRole: auth === "assume-role" }]),
  );
}

function executeApi({ executeApi: endpoint }: Premises): Way {
  if (endpoint.kind === "made") return { kind: "made", privateDns: endpoint.privateDns };
  return { kind: "adopted", endpointId: endpoint.endpointId, securityGroupId: endpoint.securityGroupId };
}

function existingParts({ executeApi: endpoint, existingStsGroupId }: Premises): readonly string[] {
  return [
    ...(endpoint.kind === "existing" ? [endpoint.endpointId, endpoint.securityGroupId] : []),
    ...(existingStsGroupId === undefined ? [] : [existingStsGroupId]),
  ];
}

function way(isMade: boolean, privateDns: boolean, securityGroupId?: string): Way {
  return isMade ? { kind: "made", privateDns } : { kind: "adopted", securityGroupId };
}
