import type { Grant } from "../../model/grant";
import { identityPolicyOf, type StatementRef } from "../../policies/document-ref";
import { notGranted } from "../../policies/rest-api/closing";
import { INVOKE_ROUTES } from "../../policies/roles/client-policy";
import type { ProviderWorld } from "../world/world";
import { type Attempt, allowGuard, endpointOf, type RightCaller, rightCallers, sidsOf } from "./attempt";
import { type ClosedTarget, closedTargets, heldTargets, NOT_GRANTED } from "./closed-targets";
import { coveredPaths, spelledPaths } from "./spelled-paths";
import { type Target, targetsBeside } from "./targets";

/** The right caller through the right endpoint, but for routes that were not granted. */
export function forMore(world: ProviderWorld, grant: Grant): readonly Attempt[] {
  const held = new Set(sidsOf(world, grant)?.routes.heldRoleArns);
  const forHeld = held.size > 0 ? heldTargets(world, grant) : [];
  const beside = besideGrant(world, grant);
  const covered = coveredTargets(world, grant);
  return rightCallers(world, grant).flatMap((right) => {
    const attempt = ({ words, guard, asOffered, ...target }: ClosedTarget): Attempt => ({
      words: `${right.name} for ${words}`,
      guard,
      caller: right.caller,
      endpoint: endpointOf(world, grant),
      target,
      asOffered,
    });
    if (right.arn !== undefined && held.has(right.arn)) return forHeld.map(attempt);
    const guard = besideGuard(world, grant, right);
    return [...beside.map((one) => attempt({ ...one, guard })), ...covered.map(attempt)];
  });
}

/** Targets that no granted pattern covers: without an Allow they are refused. */
function besideGrant({ api }: ProviderWorld, { routes }: Grant): readonly Target[] {
  const { stage, routes: offered = [] } = api;
  const other = notGranted(routes, offered).find(
    (route) => coveredPaths(routes, route, offered).length === 0,
  );
  // Plain, with a trailing slash, and with an encoded character.
  const paths = other ? spelledPaths(other).slice(0, 3) : [];
  return [
    ...targetsBeside(routes, stage),
    ...paths.flatMap((path) => (other ? { words: NOT_GRANTED, stage, method: other.method, path } : [])),
  ];
}

/** Targets that a granted pattern covers, so that a Deny must close them. */
function coveredTargets(world: ProviderWorld, grant: Grant): readonly ClosedTarget[] {
  const offered = world.api.routes ?? [];
  return notGranted(grant.routes, offered).flatMap((route) => {
    const paths = coveredPaths(grant.routes, route, offered);
    return closedTargets(world, grant, route, paths, "a route that a granted pattern covers");
  });
}

/** The access role is in the API's account, and its own policy is the provider's: that policy decides. */
function besideGuard(world: ProviderWorld, grant: Grant, { arn }: RightCaller): StatementRef {
  if (arn !== undefined && arn === grant.accessRole?.arn)
    return { document: identityPolicyOf(arn), sid: INVOKE_ROUTES };
  return allowGuard(world, grant);
}
