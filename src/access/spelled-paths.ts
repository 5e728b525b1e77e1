import { overlap } from "../model/overlap";
import { type Route, segmentsOf } from "../model/route";
import { samplePath } from "../model/routing";
import { encodedOnce, encodedSpellings, PLAIN, SLASH } from "../model/spelling";

/** Paths of requests that a route answers: as it stands, with a slash at its end, with each character encoded in turn. */
export function spelledPaths(route: Route): readonly string[] {
  const path = samplePath(route);
  const places = new Set(encodedSpellings(route.path).flatMap(({ encoded }) => encoded ?? []));
  return [path, `${path}/`, ...[...places].flatMap((place) => encodedAt(path, route, place))];
}

/** Those of them, with other values for its parameters, that a granted pattern would let through. */
export function coveredPaths(
  granted: readonly Route[],
  route: Route,
  offered: readonly Route[],
): readonly string[] {
  const wide = granted.filter(({ path }) => path.includes("{"));
  const places = new Set<number>();
  return [PLAIN, SLASH, ...encodedSpellings(route.path)].flatMap((spelling) => {
    const { encoded } = spelling;
    if (encoded !== undefined && places.has(encoded)) return [];
    const [path] = wide.flatMap((grant) => overlap(grant, route, offered, spelling) ?? []);
    if (path === undefined || encoded === undefined) return path ?? [];
    places.add(encoded);
    return encodedAt(path, route, encoded);
  });
}

/** The path with each character of one of its route's literals encoded in turn. */
function encodedAt(path: string, route: Route, place: number): readonly string[] {
  const parts = path.slice(1).split("/");
  const literal = segmentsOf(route.path)[place] ?? "";
  return encodedOnce(literal).map((text) => `/${parts.with(place, text).join("/")}`);
}
