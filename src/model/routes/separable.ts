import { overlap } from "./overlap";
import type { Route } from "./route";

/**
 * A granted route that a Deny of `other` would also match, undefined if there is none. No policy can then
 * separate the two: IAM's `*` also matches slashes, and no pattern excludes a text.
 */
export function caughtWith(
  other: Route,
  granted: readonly Route[],
  offered: readonly Route[],
): Route | undefined {
  return granted.find((route) => overlap(other, route, offered) !== undefined);
}

/**
 * True if a Deny must name a route that was not granted. For a consumer of another account: if a granted
 * pattern covers it. For roles of the API's own account also if more than the root was granted of its method.
 */
export function isDenied(
  other: Route,
  granted: readonly Route[],
  offered: readonly Route[],
  isOwnAccount: boolean,
): boolean {
  if (granted.some((route) => overlap(route, other, offered) !== undefined)) return true;
  return isOwnAccount && granted.some(({ method, path }) => method === other.method && path !== "/");
}
