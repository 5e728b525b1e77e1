import { CLIENTS } from "../../model/clients/traits";
import type { Consumer, ConsumerVpc } from "../../model/consumer";
import type { Deployment } from "../../model/deployment";
import { linkedEndpoints } from "../../model/grant";
import { type Provider, reachesDynamodb } from "../../model/provider";
import { SERVICES } from "../../model/services/traits";
import type { ClientExpectations, Expectations, StackExpectations, Way, Ways } from "./expectations";

/** The words of a deployment file, in the proof's own terms: all that the proof knows beside the stacks' JSON. */
export function deploymentExpectations(deployment: Deployment): Expectations {
  const { providers, consumers } = deployment;
  const pending = new Set(
    providers
      .flatMap(linkedEndpoints)
      .filter(({ isReadable }) => !isReadable)
      .map(({ consumer }) => consumer),
  );
  return Object.fromEntries([
    ...providers.map((provider) => [provider.stackId, ofProvider(provider)] as const),
    ...consumers.map((consumer) => [consumer.stackId, ofConsumer(consumer, pending)] as const),
  ]);
}

function ofProvider({ service, backend, grants }: Provider): StackExpectations {
  const { network } = backend;
  const reaches = grants.map(({ reach }) => reach);
  return {
    api: {
      endpointType: SERVICES[service.type].endpointType,
      auth: service.auth,
      waf: service.waf !== false,
      endpoints: reaches.flatMap((reach) => (reach.kind === "endpoints" ? reach.ids : [])),
    },
    ways: network && (reachesDynamodb(backend) ? { dynamodb: way(network.dynamodbEndpoint, false) } : {}),
    adopted:
      network?.kind === "adopted" ? [network.vpcId, ...network.subnetIds, ...network.routeTableIds] : [],
  };
}

function ofConsumer(consumer: Consumer, pending: ReadonlySet<string>): StackExpectations {
  const { vpc, clients } = consumer;
  const calling = {
    uses: Object.fromEntries(consumer.uses.map(({ name, apiId, stage }) => [name, { apiId, stage }])),
    clients: callingClients(clients),
  };
  if (vpc === undefined) return { ...calling, adopted: [] };
  const { network, existingStsGroupId } = vpc;
  const assuming = clients.some(({ auth }) => auth === "assume-role");
  const sessions = clients.some(({ type }) => CLIENTS[type].hasSessions) && way(vpc.ssm, true);
  return {
    ...calling,
    pending: pending.has(consumer.stackId),
    ways: {
      "execute-api": executeApi(vpc),
      ...(assuming && { sts: way(vpc.sts, true, existingStsGroupId) }),
      ...(sessions && { ssm: sessions, ssmmessages: sessions }),
    } satisfies Ways,
    adopted: [
      ...(network.kind === "adopted"
        ? [network.vpcId, ...network.clientSubnetIds, ...network.endpointSubnetIds]
        : []),
      ...existingParts(vpc),
    ],
  };
}

function callingClients(clients: Consumer["clients"]): Readonly<Record<string, ClientExpectations>> {
  return Object.fromEntries(
    clients
      .filter(({ type }) => CLIENTS[type].isMade)
      .map(({ name, use, auth }) => [name, { use: use.name, assumesRole: auth === "assume-role" }]),
  );
}

function executeApi({ executeApi: endpoint }: ConsumerVpc): Way {
  if (endpoint.kind === "made") return { kind: "made", privateDns: endpoint.privateDns };
  return { kind: "adopted", endpointId: endpoint.endpointId, securityGroupId: endpoint.securityGroupId };
}

function existingParts({ executeApi: endpoint, existingStsGroupId }: ConsumerVpc): readonly string[] {
  return [
    ...(endpoint.kind === "existing" ? [endpoint.endpointId, endpoint.securityGroupId] : []),
    ...(existingStsGroupId === undefined ? [] : [existingStsGroupId]),
  ];
}

function way(isMade: boolean, privateDns: boolean, securityGroupId?: string): Way {
  return isMade ? { kind: "made", privateDns } : { kind: "adopted", securityGroupId };
}
