import { ANY, METHODS, type Route, routeKey, type WrittenRoute } from "./route";

/**
 * The routes that a written one of an API stands for: `ANY` for each method that its path has no operation of its own for.
 * Policies and proofs name methods: the `*` of an ARN that stands for a method would match the beginning of a path as well.
 * @param offered everything that the API offers, as it is written
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html
 */
export function routesOf<R extends WrittenRoute>(
  written: R,
  offered: readonly WrittenRoute[],
): readonly (R & Route)[] {
  const { method, path } = written;
  if (method !== ANY) return [{ ...written, method }];
  const own = new Set(offered.filter((route) => route.path === path).map((route) => route.method));
  return METHODS.filter((one) => !own.has(one)).map((one) => ({ ...written, method: one }));
}

/** Everything that an API answers. */
export function answeredRoutes<R extends WrittenRoute>(offered: readonly R[]): readonly (R & Route)[] {
  return offered.flatMap((written) => routesOf(written, offered));
}

/** The routes that a list grants, none for what the API does not offer: `ANY` has to be offered as `ANY`. */
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
  // A list may name a method beside the `ANY` that has it.
  return [...new Map(granted.map((route) => [routeKey(route), route])).values()];
}
