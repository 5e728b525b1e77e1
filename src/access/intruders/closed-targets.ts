import { matchesWildcard } from "../../model/aws/wildcard";
import type { Grant } from "../../model/grant";
import { METHODS, type Route } from "../../model/routes/route";
import { answeringRoute, samplePath } from "../../model/routes/routing";
import { routesOf, type StatementRef } from "../../policies/document-ref";
import { notGranted } from "../../policies/rest-api/closing";
import { DENY_NEEDLESS_ENCODINGS } from "../../policies/rest-api/deny-routes";
import type { ProviderWorld } from "../world/world";
import { inResourcePolicy, sidsOf } from "./attempt";
import { spelledPaths } from "./spelled-paths";
import { type Target, targetsBeside } from "./targets";

/** A target, and the statement that should refuse it. */
export interface ClosedTarget extends Target {
  readonly guard: StatementRef;
  /** True if it is refused only because the API has no such stage, path or method. */
  readonly asOffered?: true;
}

export const NOT_GRANTED = "a route that was not granted";

/**
 * Targets for roles whose own policies may allow everything: the resource policy must deny them each method
 * and route that was not granted. Stages and routes that the API does not have need no Deny.
 */
export function heldTargets(world: ProviderWorld, grant: Grant): readonly ClosedTarget[] {
  const { api, provider } = world;
  const { stage, routes = [] } = api;
  const methods = METHODS.filter((method) => !grant.routes.some((route) => route.method === method));
  const missing = targetsBeside(grant.routes, stage).filter(
    (one) => one.stage !== stage || answeringRoute(routes, one.method, one.path) === undefined,
  );
  return [
    ...missing.map((one) => ({
      ...one,
      guard: { document: routesOf(provider.stackId) },
      asOffered: true as const,
    })),
    ...grant.routes
      .slice(0, 1)
      .flatMap((first) =>
        methods.flatMap((method) =>
          closedTargets(
            world,
            grant,
            { ...first, method },
            [samplePath(first)],
            "a method that was not granted",
          ),
        ),
      ),
    ...notGranted(grant.routes, routes)
      .filter(({ method }) => !methods.includes(method))
      .flatMap((route) => closedTargets(world, grant, route, spelledPaths(route), NOT_GRANTED)),
  ];
}

/**
 * Paths of a route that the consumer's Deny of routes closes, or the Deny of needless encodings. Of the
 * encoded paths, one represents all that the same pattern or encoding closes.
 */
export function closedTargets(
  world: ProviderWorld,
  grant: Grant,
  { method }: Route,
  paths: readonly string[],
  words: string,
): readonly ClosedTarget[] {
  const { sid = "", patterns = [] } = sidsOf(world, grant)?.routes ?? {};
  const tried = new Set<string>();
  return paths.flatMap((path) => {
    const pattern = patterns.find((one) => matchesWildcard(one, method + path));
    const [encoding] = /%../.exec(path) ?? [];
    const key = encoding === undefined ? path : (pattern ?? encoding);
    if (tried.has(key)) return [];
    tried.add(key);
    const isByEncoding = pattern === undefined && encoding !== undefined;
    const guard = inResourcePolicy(world, isByEncoding ? DENY_NEEDLESS_ENCODINGS : sid);
    return [{ words, stage: world.api.stage, method, path, guard }];
  });
}
