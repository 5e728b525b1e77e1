import { overlap } from "./overlap";
import type { Route } from "./route";

/**
 * A granted route that a Deny of another one would catch as well, so that no policy can say what is meant: IAM's `*` also
 * matches slashes, and there is no pattern for all texts but one. Undefined where there is none.
 */
export function caughtWith(
  other: Route,
  granted: readonly Route[],
  offered: readonly Route[],
): Route | undefined {
  return granted.find((route) => overlap(other, route, offered) !== undefined);
}

/**
 * True where a Deny has to name a route that was not granted: to a consumer of another account if a granted pattern covers
 * it, to roles of the API's own account unless no more than the root was granted of its method.
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
