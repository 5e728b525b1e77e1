import { accountOf } from "../../model/aws/arn";
import type { Use } from "../../model/consumer";
import type { Route } from "../../model/routes/route";
import { hasEntrance, isPublic } from "../../model/services/traits";
import type { ClientDocuments } from "../../policies/consumer-documents";
import type { Api, AssumableRole, Caller, Endpoint, Verdict } from "../evaluation/call";
import { decideAssumption, decideCall } from "../evaluation/decide";
import type { Certificate } from "../evaluation/handshake";
import { sampleRole } from "../intruders/probe";
import type { ConsumerWorld, ProviderWorld, World } from "../world/world";
import { ANYONE } from "./anyone";
import { externalCallers } from "./external-callers";
import { doorCallers, keyOf } from "./key-callers";

/** A caller that a deployment allows, with every document that decides about its calls. */
export interface DeclaredCaller {
  /** The place in the deployment file: `consumers.consumer.clients.direct`. */
  readonly path: string;
  /** The consumer's name; `ANYONE` for a public API. */
  readonly consumer: string;
  /**
   * The client's name; for a role that Crosslink does not make, its ARN; for anonymous callers `ANYONE`; for a caller of a front
   * door both names: `door/mobile`.
   */
  readonly client: string;
  readonly way: "direct" | "assume-role" | "api-key" | "certificate" | "unsigned";
  /** The consumer's endpoint, of execute-api or at the API's entrance. Absent = over the internet. */
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
  /** The API key that it sends; absent if it sends none. */
  readonly key?: string;
  /** The certificate that it shows at the API's entrance; absent if the API has none. */
  readonly certificate?: Certificate;
  /** The front door that it calls, with a key of its own. */
  readonly door?: { readonly api: Api; readonly key: string };
  /** The verdict on assuming that role; absent if the client calls as itself. */
  readonly assumption?: Verdict;
  /** The routes that it uses, or was granted. */
  readonly routes: readonly Route[];
}

/** The verdict on a call: with an assumed role, or through a front door, that has to be allowed as well. */
export function verdictOf(
  { caller, key, certificate, endpoint, api, door, assumption }: DeclaredCaller,
  method: string,
  path: string,
): Verdict {
  const handshake = certificate && { kind: "verified" as const, certificate };
  const call = decideCall({ caller, key, handshake, endpoint, api, stage: api.stage, method, path });
  const before =
    door === undefined
      ? assumption
      : decideCall({ key: door.key, api: door.api, stage: door.api.stage, method, path });
  if (before === undefined) return call;
  return { ...(before.allowed ? call : before), steps: [...before.steps, ...call.steps] };
}

/**
 * Every client of every consumer, the further roles that uses allow, external consumers, and `ANYONE` for
 * public APIs.
 */
export function declaredCallers(world: World): readonly DeclaredCaller[] {
  const providers = new Map(world.providers.map((provider) => [provider.provider.stackId, provider]));
  return [
    ...world.consumers.flatMap((consumer) => [
      ...consumer.documents.clients.flatMap((client) => {
        const provider =
          client.client.use.apiId === undefined ? providers.get(client.client.use.name) : undefined;
        return [clientCaller(consumer, client, provider), ...doorCallers(consumer, client)];
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
  const { consumer, apis } = consumerWorld;
  const { client, policy } = documents;
  const { use, roleArn } = client;
  const api = apis[use.name];
  if (api === undefined) throw new Error(`${consumer.stackId} uses ${use.name}, which is not known`);
  const key = client.auth === "api-key" ? keyOf(use) : undefined;
  const shows = client.auth === "certificate";
  const signs = client.auth !== "none" && key === undefined && !(shows && api.auth === "certificate");
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
    endpoint: wayTo(consumerWorld, use),
    provider: use.name,
    api,
    as: role?.arn ?? (client.type === "role" ? client.roleArn : undefined),
    caller: signs ? (role ?? own) : undefined,
    key,
    certificate: hasEntrance(use) ? certificateOf(consumer.stackId, provider) : undefined,
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

/** The consumer's endpoint on the way to an API. */
export function wayTo({ endpoint, entrances }: ConsumerWorld, use: Use): Endpoint | undefined {
  return hasEntrance(use) ? entrances[use.name] : endpoint;
}

/** The certificate of a consumer's clients: the first by which the provider knows it. */
function certificateOf(consumer: string, provider: ProviderWorld | undefined): Certificate {
  const [known] = provider?.certificates?.[consumer] ?? [];
  return known ?? { subject: `CN=${consumer}`, issuer: "CN=authority", serial: "01" };
}

/** The further roles that a use allows: nothing but their names is known. */
function allowedCallers(world: ConsumerWorld): readonly DeclaredCaller[] {
  const { consumer, apis } = world;
  return consumer.uses.flatMap((use) => {
    const { name, allowedRoleArns, routes } = use;
    const api = apis[name];
    if (api === undefined) return [];
    return allowedRoleArns.map((arn) => ({
      path: `consumers.${consumer.stackId}.uses.${name}.allowRoles`,
      consumer: consumer.stackId,
      client: arn,
      way: "direct" as const,
      endpoint: wayTo(world, use),
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
