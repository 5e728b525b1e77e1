import { accountOf } from "../../model/aws/arn";
import type { Grant } from "../../model/grant";
import { samplePath } from "../../model/routes/routing";
import { resourcePolicyOf, type StatementRef } from "../../policies/document-ref";
import { ALLOW_ANYONE } from "../../policies/rest-api/allow-consumers";
import type { GrantSids } from "../../policies/rest-api/resource-policy";
import { accessRoleIn } from "../declared/declared-callers";
import type { Call, Caller, Endpoint } from "../evaluation/call";
import { decideCall } from "../evaluation/decide";
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
  readonly endpoint: Endpoint | undefined;
  readonly target: Omit<Target, "words">;
  /**
   * True if the call is decided with the API's own stage and routes. Otherwise every stage and route counts
   * as existing, so that a policy has to refuse the call.
   */
  readonly asOffered?: true;
}

export function probeOf({ api, provider }: ProviderWorld, attempt: Attempt): Probe {
  const { words, guard, caller, key, endpoint, target, asOffered } = attempt;
  const open = asOffered ? api : { ...api, stage: target.stage, routes: undefined };
  const call: Call = { ...target, api: open, caller, key, endpoint };
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

/** The roles that may call; without authorization, anybody. */
export function rightCallers(
  { api, documents, provider }: ProviderWorld,
  { consumer, callerRoleArns, accessRole }: Grant,
): readonly RightCaller[] {
  if (api.auth === "none") return [{ name: "anybody" }];
  if (api.auth === "api-key")
    return [{ name: `the key of ${consumer}`, key: sampleKey(consumer, "current") }];
  return [
    ...callerRoleArns.map((arn) => {
      const caller = { arn: sampleRole(arn), account: accountOf(arn) };
      return { name: roleName(arn), arn, caller };
    }),
    ...(accessRole
      ? [
          {
            name: roleName(accessRole.arn),
            arn: accessRole.arn,
            caller: accessRoleIn(accessRole.arn, provider.account, documents),
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
}

/** The first endpoint of a consumer; a regional API is called without one. */
export function endpointOf({ endpointIds }: ProviderWorld, { consumer }: Grant): Endpoint | undefined {
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
