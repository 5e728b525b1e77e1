import type { Grant } from "../model/grant";
import { overlap } from "../model/overlap";
import { type Route, routeKey } from "../model/route";
import { samplePath } from "../model/routing";
import { INVOKE_ROUTES } from "../policies/client-policy";
import { identityPolicyOf, type StatementRef } from "../policies/document-ref";
import { notGrantedSid, otherRoutesSid, overlappingRoutes } from "../policies/rest-api/deny-routes";
import {
  type Attempt,
  allowGuard,
  endpointOf,
  inResourcePolicy,
  type RightCaller,
  rightCallers,
} from "./attempt";
import { type Target, targetsBeside } from "./targets";
import type { ProviderWorld } from "./world";

/** The right caller through the right endpoint, but for more than was granted. */
export function forMore(world: ProviderWorld, grant: Grant): readonly Attempt[] {
  const { api } = world;
  const granted = new Set(grant.routes.map(routeKey));
  const offered = api.routes ?? [];
  const overlapping = overlappingRoutes(grant.routes, offered);
  const notGranted = offered.find((route) => !granted.has(routeKey(route)) && !overlapping.includes(route));
  const beside = [
    ...targetsBeside(grant.routes, api.stage),
    ...(notGranted ? [routeTarget(notGranted, api.stage)] : []),
  ];
  const covered = overlapping.map((route) => ({
    ...routeTarget(route, api.stage),
    words: "a route that a granted pattern covers",
    path: coveredPath(grant.routes, route, offered),
  }));
  return rightCallers(world, grant).flatMap((right) => {
    const attempt = ({ words, ...target }: Target, guard: StatementRef): Attempt => ({
      words: `${right.name} for ${words}`,
      guard,
      caller: right.caller,
      endpoint: endpointOf(world, grant),
      target,
    });
    return [
      ...beside.map((target) => attempt(target, besideGuard(world, grant, right))),
      ...covered.map((target) => attempt(target, inResourcePolicy(world, notGrantedSid(grant.consumer)))),
    ];
  });
}

/**
 * A caller of this account is let in by its own policy as well: the access role's, which is the provider's, has nothing
 * beside the granted routes, of any other role it is not known.
 */
function besideGuard(world: ProviderWorld, grant: Grant, { arn, caller }: RightCaller): StatementRef {
  if (arn !== undefined && arn === grant.accessRole?.arn)
    return { document: identityPolicyOf(arn), sid: INVOKE_ROUTES };
  if (caller?.account === world.provider.account)
    return inResourcePolicy(world, otherRoutesSid(grant.consumer));
  return allowGuard(world, grant);
}

function routeTarget(route: Route, stage: string): Target {
  return { words: "a route that was not granted", stage, method: route.method, path: samplePath(route) };
}

function coveredPath(granted: readonly Route[], route: Route, offered: readonly Route[]): string {
  const paths = granted.map((grant) => overlap(grant, route, offered));
  return paths.find((path) => path !== undefined) ?? samplePath(route);
}
