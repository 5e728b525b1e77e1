import type { Route } from "./route";

/** What a client calls that is not told: the first route that is the same for every call, without a parameter. */
export function defaultRoute(routes: readonly Route[]): Route {
  return routes.find(({ path }) => !path.includes("{")) ?? routes[0] ?? { method: "GET", path: "/" };
}
