import { overlap } from "../../model/routes/overlap";
import { type Route, segmentsOf } from "../../model/routes/route";
import { samplePath } from "../../model/routes/routing";
import { encodedOnce, encodedSpellings, PLAIN, SLASH, type Spelling } from "../../model/routes/spelling";

/**
 * Paths of requests that a route answers: as it stands, with a slash at its end, and both with each character of its
 * literals percent-encoded in turn.
 */
export function spelledPaths(route: Route): readonly string[] {
  const path = samplePath(route);
  const spellings = [PLAIN, SLASH, ...encodedSpellings(route.path)];
  return spellings.flatMap((spelling) => respelled(path, route, spelling));
}

/** Those of them, with other values for its parameters, that a granted pattern would let through. */
export function coveredPaths(
  granted: readonly Route[],
  route: Route,
  offered: readonly Route[],
): readonly string[] {
  const wide = granted.filter(({ method, path }) => method === route.method && path.includes("{"));
  const covered = (spelling: Spelling) => {
    for (const grant of wide) {
      const path = overlap(grant, route, offered, spelling);
      if (path !== undefined) return respelled(path.replace(/(.)\/$/, "$1"), route, spelling);
    }
    return [];
  };
  const asItStands = [PLAIN, SLASH].flatMap(covered);
  // A pattern that does not let a path through as it stands does not let it through encoded.
  return asItStands.length === 0 ? [] : [...asItStands, ...encodedSpellings(route.path).flatMap(covered)];
}

/** A path of a route without a slash at its end, in each way that a spelling means. */
function respelled(path: string, route: Route, { slash, encoded }: Spelling): readonly string[] {
  const end = slash ? "/" : "";
  if (encoded === undefined) return [path + end];
  const parts = path.slice(1).split("/");
  return segmentsOf(route.path)
    .slice(encoded, encoded + 1)
    .flatMap(encodedOnce)
    .map((text) => `/${parts.with(encoded, text).join("/")}${end}`);
}
