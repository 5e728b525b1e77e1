import { secretArn } from "../../model/aws/arn";
import type { FrontDoorClient } from "../../model/clients/front-door";
import { CLIENTS } from "../../model/clients/traits";
import type { Consumer, ConsumerVpc } from "../../model/consumer";
import type { Deployment } from "../../model/deployment";
import { type Grant, linkedEndpoints } from "../../model/grant";
import { KEY_HEADER, type KeyRotation } from "../../model/keys/api-key";
import { CERTIFICATE_HEADERS } from "../../model/mutual-tls/certificate-headers";
import { type Provider, reachesDynamodb } from "../../model/provider";
import { routeKey } from "../../model/routes/route";
import { SERVICES } from "../../model/services/traits";
import type { ClientExpectations, Expectations, StackExpectations, Way, Ways } from "./expectations";
import type { DoorExpectations, KeptKeyExpectations, ServiceKeysExpectations } from "./key-expectations";
import { expectedEntrance, expectedUse } from "./mutual-tls/expected-entrances";

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

function ofProvider(provider: Provider): StackExpectations {
  const { service, backend, grants } = provider;
  const { network } = backend;
  const { entrance } = service;
  const reaches = entrance ? [] : grants.map(({ reach }) => reach);
  return {
    api: {
      endpointType: SERVICES[service.type].endpointType,
      auth: service.auth,
      waf: service.waf !== false,
      endpoints: reaches.flatMap((reach) => (reach.kind === "endpoints" ? reach.ids : [])),
      keys: keysOf(provider),
      ...(service.auth === "certificate" && { certificateHeaders: CERTIFICATE_HEADERS }),
      ...(entrance && { entrance: expectedEntrance(entrance, provider), runsInVpc: network !== undefined }),
    },
    ways: waysOf(provider),
    adopted:
      network?.kind === "adopted" ? [network.vpcId, ...network.subnetIds, ...network.routeTableIds] : [],
  };
}

/** The functions of an API may have a VPC, and so may its entrance: the one leads to DynamoDB, if anywhere, the other to the API. */
function waysOf({ service: { entrance }, backend }: Provider): Ways | undefined {
  const { network } = backend;
  if (network === undefined && entrance === undefined) return undefined;
  return {
    ...(network && reachesDynamodb(backend) && { dynamodb: way(network.dynamodbEndpoint, false) }),
    ...(entrance && { "execute-api": way(true, false) }),
  };
}

function keysOf(provider: Provider): ServiceKeysExpectations | undefined {
  const { authorizer } = provider.service;
  if (authorizer === undefined) return undefined;
  const holders = provider.grants.flatMap((grant) => {
    const { consumer, reach, apiKey } = grant;
    if (apiKey === undefined) return [];
    const endpoints = reach.kind === "endpoints" ? reach.ids : undefined;
    const pending = reach.kind === "linked" && !reach.isReadable;
    return [[consumer, { endpoints, pending, secretArn: secretOf(provider, grant) }] as const];
  });
  return {
    header: KEY_HEADER,
    cacheSeconds: authorizer.cacheSeconds,
    consumers: Object.fromEntries(holders),
  };
}

/** The secret that the file names, or the one that no consumer has; undefined where the consumer's state names it. */
function secretOf({ region }: Provider, { account, apiKey }: Grant): string | undefined {
  if (apiKey?.secret.kind === "stated") return apiKey.secret.arn;
  return apiKey?.secret.isReadable === false ? secretArn({ account, region }, "unlinked") : undefined;
}

function ofConsumer(consumer: Consumer, pending: ReadonlySet<string>): StackExpectations {
  const { vpc, clients } = consumer;
  const calling = {
    uses: Object.fromEntries(
      consumer.uses.map((use) => {
        const { name, apiId, stage, apiKey } = use;
        return [
          name,
          { apiId, stage, key: apiKey && keptKey(apiKey.knownAs, apiKey), entrance: expectedUse(use) },
        ];
      }),
    ),
    clients: callingClients(clients),
    doors: Object.fromEntries(
      clients.flatMap((client) => (client.type === "rest-front-door" ? [[client.name, door(client)]] : [])),
    ),
  };
  if (vpc === undefined) return { ...calling, adopted: [] };
  const { network, existingStsGroupId } = vpc;
  const assuming = clients.some(({ auth }) => auth === "assume-role");
  const sessions = clients.some(({ type }) => CLIENTS[type].hasSessions) && way(vpc.ssm, true);
  const keeping =
    consumer.uses.some(({ apiKey }) => apiKey !== undefined) ||
    clients.some(({ auth }) => auth === "certificate");
  return {
    ...calling,
    pending: pending.has(consumer.stackId),
    ways: {
      ...(vpc.executeApi && { "execute-api": executeApi(vpc.executeApi) }),
      ...(assuming && { sts: way(vpc.sts, true, existingStsGroupId) }),
      ...(sessions && { ssm: sessions, ssmmessages: sessions }),
      ...(keeping && { secretsmanager: way(vpc.secretsManager, true) }),
    } satisfies Ways,
    addresses: network.kind === "adopted" && vpc.pinsAddresses ? network.addresses : undefined,
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
      .filter(({ type }) => CLIENTS[type].isMade && type !== "rest-front-door")
      .map(({ name, use, auth }) => [
        name,
        {
          use: use.name,
          assumesRole: auth === "assume-role",
          sendsKey: auth === "api-key",
          showsCertificate: auth === "certificate",
        },
      ]),
  );
}

function door({ use, callers, cacheSeconds, ...client }: FrontDoorClient): DoorExpectations {
  const { stage, throttle, accessLog, executionLog, waf } = client;
  return {
    use: use.name,
    routes: use.routes.map(routeKey),
    keys: { header: KEY_HEADER, cacheSeconds },
    callers: Object.fromEntries(callers.map((caller) => [caller.name, keptKey(caller.name, caller)])),
    stage,
    throttle,
    logDays: accessLog.retentionDays,
    executionLog,
    waf: waf !== false,
  };
}

function keptKey(name: string, { rotateEveryDays, testRoute }: KeyRotation): KeptKeyExpectations {
  return { name, rotateEveryDays, testRoute: routeKey(testRoute) };
}

function executeApi(endpoint: NonNullable<ConsumerVpc["executeApi"]>): Way {
  if (endpoint.kind === "made") return { kind: "made", privateDns: endpoint.privateDns };
  return { kind: "adopted", endpointId: endpoint.endpointId, securityGroupId: endpoint.securityGroupId };
}

function existingParts({ executeApi: endpoint, existingStsGroupId }: ConsumerVpc): readonly string[] {
  return [
    ...(endpoint?.kind === "existing" ? [endpoint.endpointId, endpoint.securityGroupId] : []),
    ...(existingStsGroupId === undefined ? [] : [existingStsGroupId]),
  ];
}

function way(isMade: boolean, privateDns: boolean, securityGroupId?: string): Way {
  return isMade ? { kind: "made", privateDns } : { kind: "adopted", securityGroupId };
}
