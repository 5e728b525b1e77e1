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

/** A caller that a deployment allows, with every document that decides about its calls. */
export interface DeclaredCaller {
  /** The place in the deployment file: `consumers.consumer.clients.direct`. */
  readonly path: string;
  /** The consumer's name; `ANYONE` for a public API. */
  readonly consumer: string;
  /** The client's name; for a role that Crosslink does not make, its ARN; for anonymous callers `ANYONE`. */
  readonly client: string;
  readonly way: "direct" | "assume-role" | "unsigned";
  /** Absent = over the internet. */
  readonly endpoint?: Endpoint;
  /** The consumer's name for the API: a provider's stack id, or the key of a described one. */
  readonly provider: string;
  readonly api: Api;
  /** The role that signs, if it was not made for the client: the access role, or an existing role. */
  readonly as?: string;
  /**
   * The identity that the API sees: the client's own role, or the access role; absent if calls are not
   * signed.
   */
  readonly caller?: Caller;
  /** The verdict on assuming that role; absent if the client calls as itself. */
  readonly assumption?: Verdict;
  /** The routes that it uses, or was granted. */
  readonly routes: readonly Route[];
}

/** The verdict on a call: with an assumed role, both the assumption and the call must be allowed. */
export function verdictOf(
  { caller, endpoint, api, assumption }: DeclaredCaller,
  method: string,
  path: string,
): Verdict {
  const call = decideCall({ caller, endpoint, api, stage: api.stage, method, path });
  if (assumption === undefined) return call;
  return { ...(assumption.allowed ? call : assumption), steps: [...assumption.steps, ...call.steps] };
}

/**
 * Every client of every consumer, the further roles that uses allow, external consumers, and `ANYONE` for
 * public APIs.
 */
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

/** The further roles that a use allows: nothing but their names is known. */
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

/** Anyone, if the API is public. */
function anyCaller({ provider, api }: ProviderWorld): readonly DeclaredCaller[] {
  const { stackId, service } = provider;
  if (!isPublic(service)) return [];
  const who = { consumer: ANYONE, client: ANYONE, way: "unsigned" as const };
  return [{ ...who, path: `providers.${stackId}.service`, provider: stackId, api, routes: service.routes }];
}

/** The roles of external consumers, which the provider must let in; nothing else is known of them. */
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

/**
 * An access role, as a role to assume and as a caller; for a provider outside the file only its ARN is known.
 */
export function accessRoleIn(
  arn: string,
  account: string,
  documents: ProviderWorld["documents"] | undefined,
): AssumableRole & Caller {
  const role = documents?.accessRoles.find((one) => one.arn === arn);
  return { arn, account, trust: role?.trust, identityPolicy: role?.permissions };
}
