import { ANY, METHODS, type Route, routeKey, type WrittenRoute } from "./route";

/**
 * The routes of one written operation: `ANY` becomes every method that has no operation of its own on that
 * path. Policies and proofs need method names: a `*` for the method in an ARN would also match the beginning
 * of a path.
 * @param offered all operations of the API, as written
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html
 */
function routesOf<R extends WrittenRoute>(
  written: R,
  offered: readonly WrittenRoute[],
): readonly (R & Route)[] {
  const { method, path } = written;
  if (method !== ANY) return [{ ...written, method }];
  const own = new Set(offered.filter((route) => route.path === path).map((route) => route.method));
  return METHODS.filter((one) => !own.has(one)).map((one) => ({ ...written, method: one }));
}

/** All routes that an API answers. */
export function answeredRoutes<R extends WrittenRoute>(offered: readonly R[]): readonly (R & Route)[] {
  return offered.flatMap((written) => routesOf(written, offered));
}

/**
 * Some of the routes that an API answers, as somebody may write them who is granted no others: with `ANY` where that stands for
 * every method of a path, at the API as well.
 * @param offered all operations of the API, as written
 */
export function writtenRoutes(
  routes: readonly Route[],
  offered: readonly WrittenRoute[],
): readonly WrittenRoute[] {
  const methodsOf = (all: readonly WrittenRoute[], path: string) =>
    all.filter((one) => one.path === path).map(({ method }) => method);
  const isWhole = ({ path }: Route) =>
    methodsOf(offered, path).join() === ANY && methodsOf(routes, path).length === METHODS.length;
  const written = routes.map((route): WrittenRoute => (isWhole(route) ? { ...route, method: ANY } : route));
  return [...new Map(written.map((route) => [routeKey(route), route])).values()];
}

/**
 * The routes that a list grants, without those that the API does not offer; `ANY` must be offered as `ANY`.
 */
export function grantedRoutes(
  list: readonly WrittenRoute[],
  offered: readonly WrittenRoute[],
): readonly Route[] {
  const written = new Set(offered.map(routeKey));
  const answered = new Set(answeredRoutes(offered).map(routeKey));
  const granted = list.flatMap((route) =>
    routesOf(route, offered).filter((one) =>
      route.method === ANY ? written.has(routeKey(route)) : answered.has(routeKey(one)),
    ),
  );
  // A list may name both `ANY` and a method that it includes.
  return [...new Map(granted.map((route) => [routeKey(route), route])).values()];
}
