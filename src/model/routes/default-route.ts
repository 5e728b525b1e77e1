import type { Route } from "./route";

/** The route of a call that names none: the first one without a parameter. */
export function defaultRoute(routes: readonly Route[]): Route {
  return routes.find(({ path }) => !path.includes("{")) ?? routes[0] ?? { method: "GET", path: "/" };
}
