import { accountOf } from "../../model/aws/arn";
import type { Grant } from "../../model/grant";
import { isPrivate } from "../../model/services/traits";
import { authorizationOf, type StatementRef } from "../../policies/document-ref";
import { DENY_OTHER_ENDPOINTS, DENY_OTHER_ROLES } from "../../policies/rest-api/deny-callers";
import type { Caller } from "../evaluation/call";
import { describing } from "../evaluation/handshake";
import { UNKNOWN_ENDPOINT_ID } from "../world/sample-ids";
import type { ProviderWorld } from "../world/world";
import {
  type Attempt,
  allowGuard,
  endpointOf,
  grantedTarget,
  inResourcePolicy,
  probeOf,
  type RightCaller,
  rightCallers,
  sidsOf,
  verified,
} from "./attempt";
import { intruder, type Probe, STRANGER } from "./probe";
import { forMore } from "./route-intruders";

/**
 * The calls that a provider must refuse by its own documents, whatever its consumers' policies say: those are
 * assumed to allow everything. The number of calls per consumer does not depend on the number of consumers.
 * @param others the consumers whose endpoints are tried, a few that represent all
 */
export function apiProbes(world: ProviderWorld, grant: Grant, others: readonly Grant[]): readonly Probe[] {
  const { api, provider } = world;
  return [
    ...(isPrivate(provider.service) ? fromElsewhere(world, grant, others) : []),
    // Nobody comes to an API behind an entrance that lets in no endpoint yet.
    ...(api.entrance && endpointOf(world, grant) === undefined
      ? []
      : [...(api.auth === "iam" ? byOthers(world, grant) : []), ...forMore(world, grant)]),
  ].map((attempt) => probeOf(world, attempt));
}

/** The right caller, but not through its own endpoint; at an API with an entrance past that, with headers that it made up. */
function fromElsewhere(world: ProviderWorld, grant: Grant, others: readonly Grant[]): readonly Attempt[] {
  const deny = inResourcePolicy(world, DENY_OTHER_ENDPOINTS);
  const unknown = { id: UNKNOWN_ENDPOINT_ID, owner: "nobody" };
  // A private domain's policy would refuse these calls before the API's is asked.
  const host = world.api.entrance && ("execute-api" as const);
  // Without authorization, callers are known by their endpoint alone.
  const distinct = others.filter((other) => world.api.auth === "iam" && !shareEndpoint(world, grant, other));
  return rightCallers(world, grant).flatMap((right) =>
    [
      { words: "through an unknown endpoint", guard: deny, endpoint: unknown },
      { words: "from outside any VPC", guard: deny, endpoint: undefined },
      ...distinct.map((other) => ({
        words: `through the endpoint of ${other.consumer}`,
        guard: elsewhereGuard(world, grant, right),
        endpoint: endpointOf(world, other),
      })),
    ].map(({ words, guard, endpoint }) => ({
      words: `${right.name} ${words}`,
      guard,
      caller: right.caller,
      key: right.key,
      headers: right.certificate && describing(right.certificate),
      endpoint,
      host,
      target: grantedTarget(world, grant),
    })),
  );
}

/**
 * The statement that ties a role to its consumer's endpoint: a Deny for some roles, the Allow for the others.
 */
function elsewhereGuard(world: ProviderWorld, grant: Grant, { arn = "" }: RightCaller): StatementRef {
  const { elsewhere } = sidsOf(world, grant) ?? {};
  return elsewhere?.roleArns.includes(arn)
    ? inResourcePolicy(world, elsewhere.sid)
    : allowGuard(world, grant);
}

/** The right endpoint (a regional API: over the internet), but not a caller of the consumer's. */
function byOthers(world: ProviderWorld, grant: Grant): readonly Attempt[] {
  const { stackId, account, region } = world.provider;
  const endpoint = endpointOf(world, grant);
  const [certificate] = world.certificates?.[grant.consumer] ?? [];
  const way = endpoint ? `through the endpoint of ${endpoint.owner}` : "over the internet";
  const allow = allowGuard(world, grant);
  const denied = inResourcePolicy(world, DENY_OTHER_ROLES);
  const callers: readonly (Pick<Attempt, "words" | "guard"> & { readonly caller: Caller | undefined })[] = [
    ...accountsBeside(grant, account).map((one) => ({
      words: `another role of account ${one}`,
      guard: one === account ? denied : allow,
      caller: intruder(one, region, world.outsider),
    })),
    { words: "a role of another account", guard: allow, caller: intruder(STRANGER, region, world.outsider) },
    {
      words: "another role of the API's account",
      guard: denied,
      caller: intruder(account, region, world.outsider),
    },
    { words: "an unsigned caller", guard: { document: authorizationOf(stackId) }, caller: undefined },
  ];
  return callers.map(({ words, guard, caller }) => ({
    words: `${words} ${way}`,
    guard,
    caller,
    endpoint,
    handshake: verified({ certificate }),
    target: grantedTarget(world, grant),
  }));
}

/** The accounts of the consumer and its existing roles, without the API's account. */
function accountsBeside({ account, callerRoleArns }: Grant, apiAccount: string): readonly string[] {
  const elsewhere = callerRoleArns.map(accountOf).filter((one) => one !== apiAccount);
  return [...new Set([account, ...elsewhere])];
}

function shareEndpoint({ endpointIds }: ProviderWorld, a: Grant, b: Grant): boolean {
  return endpointIds[a.consumer]?.some((id) => endpointIds[b.consumer]?.includes(id)) ?? false;
}
