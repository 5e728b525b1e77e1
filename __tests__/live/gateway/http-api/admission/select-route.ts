import type { HttpRoute } from "../apis/http-routes";

/** The route that answers a request, and what its path variables stand for. */
export interface SelectedRoute {
  readonly route: HttpRoute;
  /** `{ id: "7" }` for `/todo/{id}`, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** The route for what no other one matches. */
const DEFAULT_ROUTE = "$default";

/**
 * The best route for a request: one that matches method and path as a whole, else one with a greedy variable, else
 * `$default`. Among several the one whose path is literal for longer wins, and then the one of the request's own method
 * (*assumed*). A slash at the end makes another path (*assumed*).
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html#http-api-develop-routes.evaluation
 */
export function selectRoute(
  routes: readonly HttpRoute[],
  method: string,
  path: string,
): SelectedRoute | undefined {
  const requested = segmentsOf(path).map(decoded);
  const matching = routes.flatMap((route) => {
    const [wanted = "", pattern = ""] = route.key.split(" ");
    if (pattern === "" || (wanted !== "ANY" && wanted !== method)) return [];
    const parameters = match(segmentsOf(pattern), requested);
    return parameters ? [{ route, parameters, rank: rank(wanted, segmentsOf(pattern)) }] : [];
  });
  const [best] = matching.toSorted((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0));
  if (best !== undefined) return { route: best.route, parameters: best.parameters };
  const fallback = routes.find(({ key }) => key === DEFAULT_ROUTE);
  return fallback && { route: fallback, parameters: {} };
}

/** The segments of a path: none for `/`, and an empty one at the end for a slash there. */
function segmentsOf(path: string): readonly string[] {
  return path === "/" ? [] : path.slice(1).split("/");
}

/** The variables of a path that a request matches; undefined where it does not. */
function match(
  pattern: readonly string[],
  requested: readonly string[],
): Readonly<Record<string, string>> | undefined {
  const isGreedy = pattern.at(-1)?.endsWith("+}") ?? false;
  const isLongEnough = isGreedy ? requested.length >= pattern.length : requested.length === pattern.length;
  if (!isLongEnough) return undefined;
  const parameters: Record<string, string> = {};
  for (const [i, segment] of pattern.entries()) {
    const [, name, plus] = /^\{([^}+]+)(\+?)\}$/.exec(segment) ?? [];
    const value = plus ? requested.slice(i).join("/") : (requested[i] ?? "");
    if (name === undefined ? segment !== value : value === "") return undefined;
    if (name !== undefined) parameters[name] = value;
  }
  return parameters;
}

/** Sorts before those of worse routes: greedy ones last, then segment by segment, then by the method. */
function rank(method: string, pattern: readonly string[]): string {
  const isGreedy = pattern.at(-1)?.endsWith("+}") ? "1" : "0";
  const kinds = pattern.map((segment) =>
    segment.endsWith("+}") ? "2" : segment.startsWith("{") ? "1" : "0",
  );
  return [isGreedy, ...kinds, method === "ANY" ? "1" : "0"].join("");
}

/** A segment that is not well encoded stays as it is (*assumed*). */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
