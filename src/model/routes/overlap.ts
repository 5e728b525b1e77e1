import { matchesWildcard } from "../aws/wildcard";
import { isParameter, isRest, type Route, routePattern, segmentsOf } from "./route";
import { answeringRoute, decoded, SAMPLE } from "./routing";
import { encodedOnce, PLAIN, type Spelling } from "./spelling";

/**
 * A request path that `other` answers although the ARN pattern of `granted` allows it; undefined if there is
 * none. It happens because IAM's `*` also matches slashes: a grant of `GET /accounts/{id}` covers
 * `GET /accounts/{id}/entries`, and also the request `/accounts/`, which `GET /accounts` answers.
 *
 * The search is exact: paths grow segment by segment, and of several that neither the pattern nor any route
 * can tell apart only the first is extended. Values tried for a parameter are the pattern's literals and one
 * value that no route has; any other literal could only lead to a more specific route.
 * @param spelling how the request spells the path of `other`
 */
export function overlap(
  granted: Route,
  other: Route,
  offered: readonly Route[],
  spelling: Spelling = PLAIN,
): string | undefined {
  if (granted.method !== other.method || !granted.path.includes("{")) return undefined;
  const arnPattern = routePattern(granted);
  const pattern = segmentsOf(granted.path);
  const own = spelled(segmentsOf(other.path), spelling);
  const values = [SAMPLE, ...new Set(pattern.filter((segment) => !isParameter(segment)))];
  // Most pairs of routes have no path in common, which is cheap to find out.
  if (!reaches(pattern, own, values, spelling)) return undefined;
  // Only routes that could answer a path of this one matter.
  const rivals = offered.filter(({ path }) => meet(segmentsOf(path), segmentsOf(other.path)));
  const routes = rivals.map(({ path }) => segmentsOf(path));
  const longest = Math.max(...routes.map(({ length }) => length));
  const seen = new Set<string>();
  let starts: readonly Start[] = [{ segments: [], covered: [0], alive: routes.map((_, i) => i) }];
  while (starts.length > 0) {
    for (const { segments } of starts) {
      const path = `/${segments.join("/")}${spelling.slash ? "/" : ""}`;
      const allowed = matchesWildcard(arnPattern, other.method + path);
      if (allowed && answeringRoute(rivals, other.method, path)?.path === other.path) return path;
    }
    starts = starts
      .flatMap((start) =>
        segmentsAt(own, start.segments.length, values).map((segment) => ({ start, segment })),
      )
      .map(({ start, segment }) => ({
        segments: [...start.segments, segment],
        covered: coveredBy(start.covered, segment, pattern),
        alive: start.alive.filter((i) => takes(routes[i] ?? [], start.segments.length, decoded(segment))),
      }))
      .filter(({ segments, covered, alive }) => {
        const state = JSON.stringify([Math.min(segments.length, longest + 1), covered, alive]);
        const isNew = covered.length > 0 && !seen.has(state);
        seen.add(state);
        return isNew;
      });
  }
  return undefined;
}

/** The path of a route, with one literal percent-encoded if the spelling says so. */
function spelled(path: readonly string[], { encoded }: Spelling): readonly string[] {
  return path.map((segment, i) => (i === encoded ? (encodedOnce(segment)[0] ?? segment) : segment));
}

/** True if the pattern matches any path of a route, no matter which route answers it. */
function reaches(
  pattern: readonly string[],
  own: readonly string[],
  values: readonly string[],
  { slash }: Spelling,
): boolean {
  // A trailing slash ends in an empty text, which `*` matches.
  const ends = (covered: readonly number[]) =>
    (slash ? coveredBy(covered, "", pattern) : covered).includes(pattern.length);
  if (own.length === 0) return ends(coveredBy([0], "", pattern));
  let covered: readonly number[] = [0];
  for (let depth = 0; covered.length > 0 && depth <= own.length + pattern.length; depth++) {
    if (depth >= own.length && ends(covered)) return true;
    const segments = segmentsAt(own, depth, values);
    covered = [...new Set(segments.flatMap((segment) => coveredBy(covered, segment, pattern)))];
  }
  return false;
}

/** True if two routes have a path in common, by their segments. */
export function meet(a: readonly string[], b: readonly string[]): boolean {
  for (let depth = 0; depth < Math.max(a.length, b.length); depth++) {
    const [one, other] = [segmentOf(a, depth), segmentOf(b, depth)];
    if (one === undefined || other === undefined) return false;
    if (one !== other && !isParameter(one) && !isParameter(other)) return false;
  }
  return true;
}

/** A path under construction. */
interface Start {
  readonly segments: readonly string[];
  /** Possible counts of matched pattern segments: a `*` matches one segment of the path or more. */
  readonly covered: readonly number[];
  /** Indexes of the routes that match so far. */
  readonly alive: readonly number[];
}

/** The segments that a path of a route can have at a depth. */
function segmentsAt(route: readonly string[], depth: number, values: readonly string[]): readonly string[] {
  const segment = segmentOf(route, depth);
  if (segment === undefined) return [];
  return isParameter(segment) ? values : [segment];
}

function takes(route: readonly string[], depth: number, segment: string): boolean {
  return segmentsAt(route, depth, [segment]).includes(segment);
}

/** A greedy parameter matches every further segment. */
function segmentOf(route: readonly string[], depth: number): string | undefined {
  const last = route.at(-1);
  return route[depth] ?? (last !== undefined && isRest(last) ? last : undefined);
}

function coveredBy(
  covered: readonly number[],
  segment: string,
  pattern: readonly string[],
): readonly number[] {
  const next = covered.flatMap((count) => {
    const expected = pattern[count];
    if (expected === undefined) return [];
    if (isParameter(expected)) return [count, count + 1];
    return expected === segment ? [count + 1] : [];
  });
  return [...new Set(next)].sort((a, b) => a - b);
}
