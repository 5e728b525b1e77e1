import { accountOf } from "../../model/aws/arn";
import type { Grant } from "../../model/grant";
import { samplePath } from "../../model/routes/routing";
import { resourcePolicyOf, type StatementRef } from "../../policies/document-ref";
import { ALLOW_ANYONE } from "../../policies/rest-api/allow-consumers";
import type { GrantSids } from "../../policies/rest-api/resource-policy";
import { accessRoleIn } from "../declared/declared-callers";
import type { Call, Caller, Endpoint } from "../evaluation/call";
import { decideCall } from "../evaluation/decide";
import type { Certificate, Handshake } from "../evaluation/handshake";
import { sampleKey } from "../world/sample-keys";
import type { ProviderWorld } from "../world/world";
import { type Probe, roleName, sampleRole } from "./probe";
import type { Target } from "./targets";

/** A call of an API that its own documents must refuse. */
export interface Attempt {
  readonly words: string;
  readonly guard: StatementRef;
  readonly caller: Caller | undefined;
  /** The API key that it sends. @default none */
  readonly key?: string;
  /** The headers that it writes itself. @default none */
  readonly headers?: Call["headers"];
  readonly endpoint: Endpoint | undefined;
  /** The outcome of the certificate that it shows at the entrance. @default it does not come through the entrance */
  readonly handshake?: Handshake;
  readonly host?: Call["host"];
  readonly target: Omit<Target, "words">;
  /**
   * True if the call is decided with the API's own stage and routes. Otherwise every stage and route counts
   * as existing, so that a policy has to refuse the call.
   */
  readonly asOffered?: true;
}

export function probeOf({ api, provider }: ProviderWorld, attempt: Attempt): Probe {
  const { words, guard, target, asOffered, ...from } = attempt;
  const open = asOffered ? api : { ...api, stage: target.stage, routes: undefined };
  const call: Call = { ...target, ...from, api: open };
  return {
    path: `providers.${provider.stackId}`,
    sentence: `${target.method} ${target.path} by ${words}`,
    guard,
    verdict: decideCall(call),
  };
}

/** A statement of the API's resource policy. */
export function inResourcePolicy({ provider }: ProviderWorld, sid: string): StatementRef {
  return { document: resourcePolicyOf(provider.stackId), sid };
}

/** The Allow of a consumer, or of anyone for a public API: its limits must keep others out. */
export function allowGuard(world: ProviderWorld, grant: Grant): StatementRef {
  return inResourcePolicy(world, sidsOf(world, grant)?.allow ?? ALLOW_ANYONE);
}

/** Undefined for a public API, which has no grants. */
export function sidsOf({ documents }: ProviderWorld, { consumer }: Grant): GrantSids | undefined {
  return documents.grantSids[consumer];
}

/** The roles that may call, or whoever has the key or the certificate; without authorization, anybody. */
export function rightCallers(
  { api, documents, provider, certificates }: ProviderWorld,
  { consumer, callerRoleArns, accessRole }: Grant,
): readonly RightCaller[] {
  const [certificate] = certificates?.[consumer] ?? [];
  if (api.auth === "none") return [{ name: "anybody" }];
  if (api.auth === "api-key")
    return [{ name: `the key of ${consumer}`, key: sampleKey(consumer, "current") }];
  if (api.auth === "certificate") return [{ name: `the certificate of ${consumer}`, certificate }];
  return [
    ...callerRoleArns.map((arn) => {
      const caller = { arn: sampleRole(arn), account: accountOf(arn) };
      return { name: roleName(arn), arn, caller, certificate };
    }),
    ...(accessRole
      ? [
          {
            name: roleName(accessRole.arn),
            arn: accessRole.arn,
            caller: accessRoleIn(accessRole.arn, provider.account, documents),
            certificate,
          },
        ]
      : []),
  ];
}

export interface RightCaller {
  readonly name: string;
  /** The role as granted, with wildcards; absent where callers do not sign. */
  readonly arn?: string;
  readonly caller?: Caller;
  /** The API key that it sends. */
  readonly key?: string;
  /** The certificate that it shows, if the API has an entrance. */
  readonly certificate?: Certificate;
}

/** The outcome of showing the right certificate; undefined where the API has no entrance. */
export function verified({ certificate }: Pick<RightCaller, "certificate">): Handshake | undefined {
  return certificate && { kind: "verified", certificate };
}

/**
 * The first endpoint of a consumer, at the entrance if the API has one; a regional API is called without one. A consumer that has told
 * an entrance of none yet is tried at another's, since it is not its endpoint that the API knows it by.
 */
export function endpointOf(
  { endpointIds, api }: ProviderWorld,
  { consumer }: Pick<Grant, "consumer">,
): Endpoint | undefined {
  if (api.entrance !== undefined) {
    const connected = api.entrance.connections.filter(({ endpointIds: ids }) => ids.length > 0);
    const way = connected.find((connection) => connection.consumer === consumer) ?? connected[0];
    const [knocking] = way?.endpointIds ?? [];
    return way && knocking ? { id: knocking, owner: way.consumer, account: way.account } : undefined;
  }
  const [id] = endpointIds[consumer] ?? [];
  return id === undefined ? undefined : { id, owner: consumer };
}

/** The first route that a consumer was granted. */
export function grantedTarget({ api }: ProviderWorld, { routes }: Grant): Omit<Target, "words"> {
  const [route] = routes;
  return route
    ? { stage: api.stage, method: route.method, path: samplePath(route) }
    : { stage: api.stage, method: "GET", path: "/" };
}
