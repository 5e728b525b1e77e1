import { overlap } from "../model/overlap";
import { type Route, segmentsOf } from "../model/route";
import { samplePath } from "../model/routing";
import { encodedOnce, encodedSpellings, PLAIN, SLASH, type Spelling } from "../model/spelling";

/**
 * Paths of requests that a route answers: as it stands, with a slash at its end, and both with each character of its
 * literals percent-encoded in turn.
 */
export function spelledPaths(route: Route): readonly string[] {
  const path = samplePath(route);
  return spellingsOf(route).flatMap((spelling) => respelled(path, route, spelling));
}

/** Those of them, with other values for its parameters, that a granted pattern would let through. */
export function coveredPaths(
  granted: readonly Route[],
  route: Route,
  offered: readonly Route[],
): readonly string[] {
  const wide = granted.filter(({ path }) => path.includes("{"));
  return spellingsOf(route).flatMap((spelling) => {
    const [path] = wide.flatMap((grant) => overlap(grant, route, offered, spelling) ?? []);
    return path === undefined ? [] : respelled(path.replace(/(.)\/$/, "$1"), route, spelling);
  });
}

function spellingsOf(route: Route): readonly Spelling[] {
  return [PLAIN, SLASH, ...encodedSpellings(route.path)];
}

/** A path of a route without a slash at its end, in each way that a spelling means. */
function respelled(path: string, route: Route, { slash, encoded }: Spelling): readonly string[] {
  const end = slash ? "/" : "";
  if (encoded === undefined) return [path + end];
  const parts = path.slice(1).split("/");
  const literal = segmentsOf(route.path)[encoded] ?? "";
  return encodedOnce(literal).map((text) => `/${parts.with(encoded, text).join("/")}${end}`);
}
