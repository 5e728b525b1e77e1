import { type Route, routePattern, segmentsOf } from "./route";
import { matchesWildcard } from "./wildcard";

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
  const greedy = wanted.at(-1)?.endsWith("+}") ?? false;
  const fits = greedy ? given.length >= wanted.length : given.length === wanted.length;
  return fits && wanted.every((segment, i) => segment.startsWith("{") || segment === given[i]);
}

/** Greater for the path that API Gateway prefers, comparing segment by segment from the left. */
function specificity({ path }: Route): string {
  return segmentsOf(path)
    .map((segment) => (segment.endsWith("+}") ? "0" : segment.startsWith("{") ? "1" : "2"))
    .join("");
}

/**
 * A path of a request that is answered by `other` although the ARN pattern of `granted` allows it, undefined
 * where there is none. It happens because IAM's `*` also matches slashes: a grant of `GET /accounts/{id}` covers
 * `GET /accounts/{id}/entries`.
 */
export function overlap(granted: Route, other: Route, offered: readonly Route[]): string | undefined {
  const pattern = routePattern(granted);
  if (granted.method !== other.method || !pattern.includes("*")) return undefined;
  return requestPaths(other, granted).find(
    (path) =>
      matchesWildcard(pattern, other.method + path) && answeringRoute(offered, other.method, path) === other,
  );
}

/** A path that the route answers, each parameter filled with a value that no literal of a route is. */
export function samplePath(route: Route): string {
  return `/${segmentsOf(route.path)
    .map((segment) => (segment.startsWith("{") ? SAMPLE : segment))
    .join("/")}`;
}

/** A value for a path parameter: no literal of a route can contain the tilde. */
const SAMPLE = "sample~";

/**
 * Paths of the route, each parameter tried as a fresh value and as each literal of the other path; the rest of a path
 * also as what the other path would have there, its parameters one and two segments long.
 */
function requestPaths(route: Route, other: Route): readonly string[] {
  const values = [SAMPLE, ...segmentsOf(other.path).filter((segment) => !segment.startsWith("{"))];
  const likeOther = [SAMPLE, `${SAMPLE}/${SAMPLE}`].map((value) => other.path.replace(/\{[^}]*\}/g, value));
  const choices = segmentsOf(route.path).map((segment, i) => {
    if (!segment.startsWith("{")) return [segment];
    if (!segment.endsWith("+}")) return values;
    const rests = likeOther.map((path) => segmentsOf(path).slice(i).join("/")).filter((rest) => rest !== "");
    return [...values, ...rests];
  });
  const paths = choices.reduce<readonly string[]>(
    (starts, next) => starts.flatMap((start) => next.map((segment) => `${start}/${segment}`)),
    [""],
  );
  return paths.map((path) => path || "/");
}
