import { isParameter, isRest, type Route, segmentsOf } from "./route";

/**
 * The route that API Gateway answers a request with: the most specific path that matches, literal before
 * parameter before rest-of-path; then that path's method. Undefined where the API has no such route.
 * @param path as requested, which is how a policy sees it too: one slash at its end makes no difference to routing, nor
 *   do percent-encoded characters; `%2F` is no separator. (That routing decodes is assumed: no page of AWS's says so.)
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-set-up-simple-proxy.html
 * @see https://github.com/aws-powertools/powertools-lambda-python/pull/1577 for the slash, and 1609
 */
export function answeringRoute<R extends Route>(
  routes: readonly R[],
  method: string,
  path: string,
): R | undefined {
  const request = requestSegments(path);
  const matching = routes.filter((route) => matchesPath(route, request));
  const best = matching.reduce<R | undefined>(
    (found, route) => (found && specificity(found) >= specificity(route) ? found : route),
    undefined,
  );
  return matching.find((route) => route.path === best?.path && route.method === method);
}

/** The parts of a request's path as they are compared with those of routes. */
function requestSegments(path: string): readonly string[] {
  const text = path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
  return text === "/" ? [] : text.slice(1).split("/").map(decoded);
}

/** A part of a request's path without percent-encoding; as it is where that is malformed. */
export function decoded(segment: string): string {
  if (!segment.includes("%")) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function matchesPath({ path }: Route, given: readonly string[]): boolean {
  const wanted = segmentsOf(path);
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
