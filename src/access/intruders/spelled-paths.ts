import { overlap } from "../../model/routes/overlap";
import { type Route, segmentsOf } from "../../model/routes/route";
import { samplePath } from "../../model/routes/routing";
import { encodedOnce, encodedSpellings, PLAIN, SLASH, type Spelling } from "../../model/routes/spelling";

/**
 * Request paths that a route answers: plain, with a trailing slash, and both with each character of its
 * literals percent-encoded in turn.
 */
export function spelledPaths(route: Route): readonly string[] {
  const path = samplePath(route);
  const spellings = [PLAIN, SLASH, ...encodedSpellings(route.path)];
  return spellings.flatMap((spelling) => respelled(path, route, spelling));
}

/** Such paths, with other parameter values, that a granted pattern matches. */
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
  // A pattern that does not match a plain path does not match it encoded.
  return asItStands.length === 0 ? [] : [...asItStands, ...encodedSpellings(route.path).flatMap(covered)];
}

/** A path without a trailing slash, respelled in every way that a spelling stands for. */
function respelled(path: string, route: Route, { slash, encoded }: Spelling): readonly string[] {
  const end = slash ? "/" : "";
  if (encoded === undefined) return [path + end];
  const parts = path.slice(1).split("/");
  return segmentsOf(route.path)
    .slice(encoded, encoded + 1)
    .flatMap(encodedOnce)
    .map((text) => `/${parts.with(encoded, text).join("/")}${end}`);
}
