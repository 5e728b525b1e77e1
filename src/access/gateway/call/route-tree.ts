/** A route's key, and all that is known of it. */
interface Keyed {
  readonly key: string;
}

interface Node<R> {
  readonly literals: Map<string, Node<R>>;
  parameter?: Node<R>;
  /** The routes that end here, and those that end here with a greedy parameter. */
  readonly ending: Found<R>[];
  readonly greedy: Found<R>[];
}

interface Found<R> {
  readonly route: R;
  readonly method: string;
  /** Sorts higher for the more specific path: literal, parameter, greedy parameter, from the left. */
  readonly rank: string;
}

/** The routes of an API by their segments, so that a request is compared with few of them. */
export interface RouteTree<R> {
  readonly root: Node<R>;
  /** The routes that answer whatever no other does. */
  readonly fallbacks: readonly R[];
}

const node = <R>(): Node<R> => ({ literals: new Map(), ending: [], greedy: [] });

export function routeTree<R extends Keyed>(routes: readonly R[]): RouteTree<R> {
  const root = node<R>();
  const fallbacks: R[] = [];
  for (const route of routes) {
    const [method = "", path] = route.key.split(" ");
    if (path === undefined) fallbacks.push(route);
    else place(root, route, method, path === "/" ? [] : path.slice(1).split("/"));
  }
  return { root, fallbacks };
}

function place<R>(root: Node<R>, route: R, method: string, segments: readonly string[]): void {
  const rank = segments.map((one) => (one.endsWith("+}") ? "0" : one.startsWith("{") ? "1" : "2")).join("");
  let at = root;
  for (const segment of segments) {
    if (segment.endsWith("+}")) return void at.greedy.push({ route, method, rank });
    at = step(at, segment);
  }
  at.ending.push({ route, method, rank });
}

function step<R>(at: Node<R>, segment: string): Node<R> {
  if (segment.startsWith("{")) {
    at.parameter ??= node<R>();
    return at.parameter;
  }
  const known = at.literals.get(segment);
  if (known) return known;
  const made = node<R>();
  at.literals.set(segment, made);
  return made;
}

/**
 * The routes that may answer a request. API Gateway takes the most specific match; whether a path or a method counts for more is
 * not said, nor how a path is read that is written in an unusual way, so there may be several (assumed).
 * @param readings of its path
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export function answeringRoutes<R>(
  { root, fallbacks }: RouteTree<R>,
  method: string,
  readings: readonly (readonly string[])[],
): readonly R[] {
  const best = new Set<R>();
  let isMissed = false;
  for (const segments of readings) {
    const matching = matchesIn(root, segments, 0).filter((one) => answers(one, method));
    const kept = matching.filter((one) => !matching.some((other) => isBetter(other, one)));
    for (const { route } of kept) best.add(route);
    if (kept.length === 0) isMissed = true;
  }
  return isMissed ? [...best, ...fallbacks] : [...best];
}

function matchesIn<R>(at: Node<R>, segments: readonly string[], from: number): readonly Found<R>[] {
  const segment = segments[from];
  if (segment === undefined) return at.ending;
  const literal = at.literals.get(segment);
  return [
    ...(literal ? matchesIn(literal, segments, from + 1) : []),
    ...(at.parameter ? matchesIn(at.parameter, segments, from + 1) : []),
    ...at.greedy,
  ];
}

/** The methods that `ANY` stands for; that API Gateway refuses others is assumed. */
const METHODS: ReadonlySet<string> = new Set(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]);

function answers(one: Found<unknown>, method: string): boolean {
  return one.method === method || (one.method === "ANY" && METHODS.has(method));
}

/** True if a match is at least as specific in path and method as another, and more in one of them. */
function isBetter<R>(one: Found<R>, other: Found<R>): boolean {
  const [path, method] = [compare(one.rank, other.rank), methodRank(one) - methodRank(other)];
  return path + method > 0;
}

function methodRank({ method }: Found<unknown>): number {
  return method === "ANY" ? 0 : 1;
}

/** A full match counts for more than any with a greedy parameter. */
function compare(one: string, other: string): number {
  const [a, b] = [one, other].map((rank) => (rank.includes("0") ? `0${rank}` : `1${rank}`));
  if (a === b) return 0;
  return (a ?? "") > (b ?? "") ? 1 : -1;
}
