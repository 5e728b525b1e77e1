import { isParameter, isRest, type Route, segmentsOf } from "./route";

/**
 * The route that answers a request: the most specific path that matches, literal before parameter before
 * greedy parameter; then that path's method. Undefined if the API has no such route.
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

/** The segments of a request's path, decoded for comparison with routes. */
function requestSegments(path: string): readonly string[] {
  const text = path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
  return text === "/" ? [] : text.slice(1).split("/").map(decoded);
}

/** A segment of a request's path, percent-decoded; unchanged if the encoding is malformed. */
export function decoded(segment: string): string {
  if (!segment.includes("%")) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function matchesPath({ path }: Route, request: readonly string[]): boolean {
  const segments = segmentsOf(path);
  const isGreedy = segments.some(isRest);
  const fits = isGreedy ? request.length >= segments.length : request.length === segments.length;
  return fits && segments.every((segment, i) => isParameter(segment) || segment === request[i]);
}

/** A key that sorts higher for the path that API Gateway prefers: segments are compared from the left. */
function specificity({ path }: Route): string {
  return segmentsOf(path)
    .map((segment) => (isRest(segment) ? "0" : isParameter(segment) ? "1" : "2"))
    .join("");
}

/** A path that the route answers, each parameter filled with a value that is no literal of a route. */
export function samplePath(route: Route): string {
  return `/${segmentsOf(route.path)
    .map((segment) => (isParameter(segment) ? SAMPLE : segment))
    .join("/")}`;
}

/** A value for a path parameter: literals cannot contain the tilde. */
export const SAMPLE = "sample~";
