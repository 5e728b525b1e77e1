import type { Grant } from "../model/grant";
import { METHODS, type Route } from "../model/route";
import { answeringRoute, samplePath } from "../model/routing";
import { matchesWildcard } from "../model/wildcard";
import { INVOKE_ROUTES } from "../policies/client-policy";
import { identityPolicyOf, routesOf, type StatementRef } from "../policies/document-ref";
import { notGranted } from "../policies/rest-api/closing";
import { DENY_NEEDLESS_ENCODINGS } from "../policies/rest-api/deny-routes";
import {
  type Attempt,
  allowGuard,
  endpointOf,
  inResourcePolicy,
  type RightCaller,
  rightCallers,
  sidsOf,
} from "./attempt";
import { coveredPaths, spelledPaths } from "./spelled-paths";
import { type Target, targetsBeside } from "./targets";
import type { ProviderWorld } from "./world";

/** The right caller through the right endpoint, but for more than was granted. */
export function forMore(world: ProviderWorld, grant: Grant): readonly Attempt[] {
  const held = new Set(sidsOf(world, grant)?.routes.heldRoleArns);
  const [byHeld, byOthers] = [heldTargets(world, grant), otherTargets(world, grant)];
  return rightCallers(world, grant).flatMap((right) => {
    const isHeld = right.arn !== undefined && held.has(right.arn);
    return (isHeld ? byHeld : byOthers).map(({ words, guard, asOffered, ...target }) => ({
      words: `${right.name} for ${words}`,
      guard: guard ?? besideGuard(world, grant, right),
      caller: right.caller,
      endpoint: endpointOf(world, grant),
      target,
      asOffered,
    }));
  });
}

/** A target with what is there to refuse it; absent = what lets the caller in, and says nothing of it. */
interface GuardedTarget extends Target {
  readonly guard?: StatementRef;
  readonly asOffered?: true;
}

/** Of callers that an Allow holds to what it says, and beyond it a Deny. */
function otherTargets(world: ProviderWorld, grant: Grant): readonly GuardedTarget[] {
  const { api } = world;
  const others = notGranted(grant.routes, api.routes ?? []);
  const covered = others.map((route) => ({
    route,
    paths: coveredPaths(grant.routes, route, api.routes ?? []),
  }));
  const beside = covered.find(({ paths }) => paths.length === 0);
  return [
    ...targetsBeside(grant.routes, api.stage),
    ...(beside ? somePaths(beside.route).map((path) => target(world, beside.route, path)) : []),
    ...covered.flatMap(({ route, paths }) =>
      closedTargets(world, grant, route, paths, "a route that a granted pattern covers"),
    ),
  ];
}

/** Of callers whose own policies may allow everything: what the API does not have, nobody has to deny them. */
function heldTargets(world: ProviderWorld, grant: Grant): readonly GuardedTarget[] {
  const { api, provider } = world;
  const { stage, routes = [] } = api;
  const [first] = grant.routes;
  const methods = METHODS.filter((method) => !grant.routes.some((route) => route.method === method));
  return [
    ...targetsBeside(grant.routes, stage)
      .filter(({ method, path, ...at }) => at.stage !== stage || !answeringRoute(routes, method, path))
      .map((one) => ({ ...one, guard: { document: routesOf(provider.stackId) }, asOffered: true as const })),
    ...methods.flatMap((method) =>
      first === undefined
        ? []
        : closedTargets(
            world,
            grant,
            { ...first, method },
            [samplePath(first)],
            "a method that was not granted",
          ),
    ),
    ...notGranted(grant.routes, routes)
      .filter(({ method }) => !methods.includes(method))
      .flatMap((route) => closedTargets(world, grant, route, spelledPaths(route), NOT_GRANTED)),
  ];
}

const NOT_GRANTED = "a route that was not granted";

/**
 * A Deny closes these paths, or the one that closes needless encodings. One path stands for all that are closed by the
 * same pattern, or by the same encoding.
 */
function closedTargets(
  world: ProviderWorld,
  grant: Grant,
  route: Route,
  paths: readonly string[],
  words: string,
): readonly GuardedTarget[] {
  const { sid = "", patterns = [] } = sidsOf(world, grant)?.routes ?? {};
  const closing = paths.map((path) => {
    const pattern = patterns.find((one) => matchesWildcard(one, route.method + path));
    const encoding = pattern === undefined ? /%../.exec(path)?.[0] : undefined;
    return { path, by: pattern ?? encoding ?? path, sid: encoding ? DENY_NEEDLESS_ENCODINGS : sid };
  });
  const firsts = new Map(closing.map((one) => [one.by, one] as const).reverse());
  return [...firsts.values()].reverse().map((one) => ({
    ...target(world, route, one.path),
    words,
    guard: inResourcePolicy(world, one.sid),
  }));
}

/** As it stands, with a slash at its end, and with a character encoded. */
function somePaths(route: Route): readonly string[] {
  return spelledPaths(route).slice(0, 3);
}

function target({ api }: ProviderWorld, { method }: Route, path: string): Target {
  return { words: NOT_GRANTED, stage: api.stage, method, path };
}

/** The access role is of the API's account, so its own policy, which is the provider's, decides what it may. */
function besideGuard(world: ProviderWorld, grant: Grant, { arn }: RightCaller): StatementRef {
  if (arn !== undefined && arn === grant.accessRole?.arn)
    return { document: identityPolicyOf(arn), sid: INVOKE_ROUTES };
  return allowGuard(world, grant);
}
