import type { Grant } from "../../model/grant";
import { authorizationOf, identityPolicyOf, type StatementRef } from "../../policies/document-ref";
import { notGranted } from "../../policies/rest-api/closing";
import { DENY_UNNORMALIZED_PATHS } from "../../policies/rest-api/deny-routes";
import { INVOKE_ROUTES } from "../../policies/roles/client-policy";
import type { ProviderWorld } from "../world/world";
import {
  type Attempt,
  allowGuard,
  endpointOf,
  inResourcePolicy,
  type RightCaller,
  rightCallers,
  sidsOf,
  verified,
} from "./attempt";
import { type ClosedTarget, closedTargets, heldTargets, NOT_GRANTED } from "./closed-targets";
import { certificateGuard } from "./entrance/certificate-guard";
import { coveredPaths, spelledPaths } from "./spelled-paths";
import { type Target, targetsBeside } from "./targets";

/** The right caller through the right endpoint, but for routes that were not granted. */
export function forMore(world: ProviderWorld, grant: Grant): readonly Attempt[] {
  const held = new Set(sidsOf(world, grant)?.routes.heldRoleArns);
  const forHeld = held.size > 0 ? heldTargets(world, grant) : [];
  const beside = besideGrant(world, grant);
  const covered = coveredTargets(world, grant).map((one) =>
    world.api.auth === "certificate" ? { ...one, guard: certificateGuard(world, one) } : one,
  );
  return rightCallers(world, grant).flatMap((right) => {
    const attempt = ({ words, guard, asOffered, ...target }: ClosedTarget): Attempt => ({
      words: `${right.name} for ${words}`,
      guard,
      caller: right.caller,
      key: right.key,
      handshake: verified(right),
      endpoint: endpointOf(world, grant),
      target,
      asOffered,
    });
    if (right.arn !== undefined && held.has(right.arn)) return forHeld.map(attempt);
    const toldApart = beside.map((one) => ({ ...one, guard: besideGuard(world, grant, right, one) }));
    return [...toldApart, ...covered].map(attempt);
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

/** An authorizer denies routes, unless the resource policy, which is asked before, denies the path to everybody. */
function keyGuard(world: ProviderWorld, path: string): StatementRef {
  const { provider, documents } = world;
  const isDenied = documents.resourcePolicy.Statement.some(({ Sid }) => Sid === DENY_UNNORMALIZED_PATHS);
  return path.includes("//") && isDenied
    ? inResourcePolicy(world, DENY_UNNORMALIZED_PATHS)
    : { document: authorizationOf(provider.stackId) };
}

/** The access role is in the API's account, and its own policy is the provider's: that policy decides. */
function besideGuard(
  world: ProviderWorld,
  grant: Grant,
  { arn, key }: RightCaller,
  target: Target,
): StatementRef {
  if (key !== undefined) return keyGuard(world, target.path);
  if (world.api.auth === "certificate") return certificateGuard(world, target);
  if (arn !== undefined && arn === grant.accessRole?.arn)
    return { document: identityPolicyOf(arn), sid: INVOKE_ROUTES };
  return allowGuard(world, grant);
}
