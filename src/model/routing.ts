import { isParameter, isRest, type Route, segmentsOf } from "./route";

/**
 * The route that API Gateway answers a request with: the most specific path that matches, literal before
 * parameter before rest-of-path; then that path's method. Undefined where the API has no such route.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-set-up-simple-proxy.html
 */
export function answeringRoute<R extends Route>(
  routes: readonly R[],
  method: string,
  path: string,
): R | undefined {
  const matching = routes.filter((route) => matchesPath(route, path));
  const best = matching.reduce<R | undefined>(
    (found, route) => (found && specificity(found) >= specificity(route) ? found : route),
    undefined,
  );
  return matching.find((route) => route.path === best?.path && route.method === method);
}

function matchesPath({ path }: Route, request: string): boolean {
  const wanted = segmentsOf(path);
  const given = segmentsOf(request);
  const greedy = wanted.some(isRest);
  const fits = greedy ? given.length >= wanted.length : given.length === wanted.length;
  return fits && wanted.every((segment, i) => isParameter(segment) || segment === given[i]);
}

/** Greater for the path that API Gateway prefers, comparing segment by segment from the left. */
function specificity({ path }: Route): string {
  return segmentsOf(path)
    .map((segment) => (isRest(segment) ? "0" : isParameter(segment) ? "1" : "2"))
    .join("");
}

/** A path that the route answers, each parameter filled with a value that no literal of a route is. */
export function samplePath(route: Route): string {
  return `/${segmentsOf(route.path)
    .map((segment) => (isParameter(segment) ? SAMPLE : segment))
    .join("/")}`;
}

/** A value for a path parameter: no literal of a route can contain the tilde. */
export const SAMPLE = "sample~";
