import { accountOf } from "../../model/aws/arn";
import type { Grant } from "../../model/grant";
import type { Route } from "../../model/routes/route";
import { isPublic } from "../../model/services/traits";
import type { ClientDocuments } from "../../policies/consumer-documents";
import type { Api, AssumableRole, Caller, Endpoint, Verdict } from "../evaluation/call";
import { decideAssumption, decideCall } from "../evaluation/decide";
import { sampleRole } from "../intruders/probe";
import type { ConsumerWorld, ProviderWorld, World } from "../world/world";
import { ANYONE } from "./anyone";

/** Somebody whom a deployment lets call an API, with everything that decides about its calls. */
export interface DeclaredCaller {
  /** Where the deployment says so: `consumers.consumer.clients.direct`. */
  readonly path: string;
  /** The consumer's name; of a public API `ANYONE`. */
  readonly consumer: string;
  /** The client's name; of a role that Crosslink does not make its ARN; of callers that nobody knows `ANYONE`. */
  readonly client: string;
  readonly way: "direct" | "assume-role" | "unsigned";
  /** Absent = over the internet. */
  readonly endpoint?: Endpoint;
  /** The consumer's name for the API: a provider's stack id, or the key of a described one. */
  readonly provider: string;
  readonly api: Api;
  /** The role that a client calls as and that is not made for it: the access role, or one that exists already. */
  readonly as?: string;
  /** Whom the API sees: the client's own role, or the access role; absent where the call is not signed. */
  readonly caller?: Caller;
  /** Whether the client may become that role; absent where it calls as itself. */
  readonly assumption?: Verdict;
  /** What it uses, or was granted. */
  readonly routes: readonly Route[];
}

/** What becomes of a caller's call: with an assumed role, both the assumption and the call have to be allowed. */
export function verdictOf(
  { caller, endpoint, api, assumption }: DeclaredCaller,
  method: string,
  path: string,
): Verdict {
  const call = decideCall({ caller, endpoint, api, stage: api.stage, method, path });
  if (assumption === undefined) return call;
  return { ...(assumption.allowed ? call : assumption), steps: [...assumption.steps, ...call.steps] };
}

/** Every client of every consumer, the roles that are let in beside them, and whom a public API answers. */
export function declaredCallers(world: World): readonly DeclaredCaller[] {
  const providers = new Map(world.providers.map((provider) => [provider.provider.stackId, provider]));
  return [
    ...world.consumers.flatMap((consumer) => [
      ...consumer.documents.clients.map((client) => {
        const provider =
          client.client.use.apiId === undefined ? providers.get(client.client.use.name) : undefined;
        return clientCaller(consumer, client, provider);
      }),
      ...allowedCallers(consumer),
    ]),
    ...world.providers.flatMap(externalCallers),
    ...world.providers.flatMap(anyCaller),
  ];
}

function clientCaller(
  consumerWorld: ConsumerWorld,
  documents: ClientDocuments,
  provider: ProviderWorld | undefined,
): DeclaredCaller {
  const { consumer, endpoint, apis } = consumerWorld;
  const { client, policy } = documents;
  const { use, roleArn } = client;
  const api = apis[use.name];
  if (api === undefined) throw new Error(`${consumer.stackId} uses ${use.name}, which is not known`);
  const own: Caller = { arn: roleArn, account: accountOf(roleArn), identityPolicy: policy };
  const role =
    client.auth === "assume-role"
      ? accessRoleIn(client.accessRole.arn, use.account, provider?.documents)
      : undefined;
  return {
    path: `consumers.${consumer.stackId}.clients.${client.name}`,
    consumer: consumer.stackId,
    client: client.name,
    way: client.auth === "none" ? "unsigned" : client.auth,
    endpoint,
    provider: use.name,
    api,
    as: role?.arn ?? (client.type === "role" ? client.roleArn : undefined),
    caller: client.auth === "none" ? undefined : (role ?? own),
    assumption:
      role &&
      decideAssumption({
        caller: { ...own, organizationId: provider?.provider.trust.organizationId },
        role,
        externalId: use.accessRole?.externalId,
        endpoint: stsEndpoint(consumerWorld),
      }),
    routes: use.routes,
  };
}

/** The roles that a use lets in beside its clients: nothing is known of them but their names. */
function allowedCallers({ consumer, apis, endpoint }: ConsumerWorld): readonly DeclaredCaller[] {
  return consumer.uses.flatMap(({ name, allowedRoleArns, routes }) => {
    const api = apis[name];
    if (api === undefined) return [];
    return allowedRoleArns.map((arn) => ({
      path: `consumers.${consumer.stackId}.uses.${name}.allowRoles`,
      consumer: consumer.stackId,
      client: arn,
      way: "direct" as const,
      endpoint,
      provider: name,
      api,
      caller: { arn: sampleRole(arn), account: consumer.account },
      routes,
    }));
  });
}

/** Whom a public API answers. */
function anyCaller({ provider, api }: ProviderWorld): readonly DeclaredCaller[] {
  const { stackId, service } = provider;
  if (!isPublic(service)) return [];
  const who = { consumer: ANYONE, client: ANYONE, way: "unsigned" as const };
  return [{ ...who, path: `providers.${stackId}.service`, provider: stackId, api, routes: service.routes }];
}

/** Of consumers outside the file nothing is known but their roles: the provider must let these in. */
function externalCallers(world: ProviderWorld): readonly DeclaredCaller[] {
  const { provider, api } = world;
  return world.grants
    .filter(({ isExternal }) => isExternal)
    .flatMap((grant) => {
      const { consumer, endpointIds, routes } = grant;
      const endpoints = endpointIds.map((id) => ({ id, owner: consumer }));
      return externalRoles(world, grant).flatMap((caller) =>
        (endpoints.length > 0 ? endpoints : [undefined]).map((endpoint) => ({
          ...caller,
          path: `providers.${provider.stackId}.externalConsumers.${consumer}`,
          consumer,
          endpoint,
          provider: provider.stackId,
          api,
          routes,
        })),
      );
    });
}

type ExternalRole = Pick<DeclaredCaller, "client" | "way" | "as" | "caller" | "assumption">;

function externalRoles({ provider, documents, api }: ProviderWorld, grant: Grant): readonly ExternalRole[] {
  const { account, callerRoleArns, accessRole } = grant;
  const { organizationId, externalId } = provider.trust;
  const role = accessRole && accessRoleIn(accessRole.arn, provider.account, documents);
  return [
    ...(api.auth === "none" ? [{ client: ANYONE, way: "unsigned" as const }] : []),
    ...callerRoleArns.map((arn) => ({ client: arn, way: "direct" as const, caller: { arn, account } })),
    ...(role && accessRole ? accessRole.trustedRoleArns : []).map((arn) => ({
      client: arn,
      way: "assume-role" as const,
      as: role?.arn,
      caller: role,
      assumption: role && decideAssumption({ caller: { arn, account, organizationId }, role, externalId }),
    })),
  ];
}

function stsEndpoint({ consumer, documents }: ConsumerWorld): Endpoint | undefined {
  if (!consumer.vpc?.sts) return undefined;
  return { id: "", owner: consumer.stackId, policy: documents.stsEndpointPolicy };
}

/** A role in a provider's account: assumable, and then a caller; of a provider elsewhere only its ARN is known. */
export function accessRoleIn(
  arn: string,
  account: string,
  documents: ProviderWorld["documents"] | undefined,
): AssumableRole & Caller {
  const role = documents?.accessRoles.find((one) => one.arn === arn);
  return { arn, account, trust: role?.trust, identityPolicy: role?.permissions };
}
