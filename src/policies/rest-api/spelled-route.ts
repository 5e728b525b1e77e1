import { overlap } from "../../model/routes/overlap";
import { isParameter, type Route, segmentsOf } from "../../model/routes/route";
import {
  conformingSpellings,
  encodedSpellings,
  PLAIN,
  SLASH,
  type Spelling,
  unreservedIn,
} from "../../model/routes/spelling";

/** A route in some of its spellings. */
export interface SpelledRoute {
  readonly route: Route;
  readonly spellings: readonly Spelling[];
}

/**
 * True if a granted pattern also matches another route. A pattern that matches an encoded spelling matches a
 * plain one, too.
 */
export function isCovered(grant: Route, route: Route, offered: readonly Route[]): boolean {
  return [PLAIN, SLASH].some((spelling) => overlap(grant, route, offered, spelling) !== undefined);
}

/** The spellings of another route that a granted pattern matches. */
export function coveredSpellings(grant: Route, route: Route, offered: readonly Route[]): SpelledRoute {
  const spellings = everySpelling(route).spellings.filter(
    (spelling) => overlap(grant, route, offered, spelling) !== undefined,
  );
  return { route, spellings };
}

export function everySpelling(route: Route): SpelledRoute {
  return { route, spellings: [PLAIN, SLASH, ...encodedSpellings(route.path)] };
}

/** The ends of ARNs that match a route in these spellings, except those with a needless encoding. */
export function patternsOf({ route, spellings }: SpelledRoute): readonly string[] {
  const encoded = encodedLiterals(spellings);
  const paths = segmentsOf(route.path).reduce<readonly string[]>(
    (before, segment, i) => {
      const ways = isParameter(segment) ? ["*"] : encoded.has(i) ? conformingSpellings(segment) : [segment];
      return before.flatMap((path) => ways.map((way) => `${path}/${way}`));
    },
    [""],
  );
  return spellings
    .filter((spelling) => spelling.encoded === undefined)
    .flatMap(({ slash }) => paths.map((path) => `${route.method}${path || "/"}${slash ? "/" : ""}`));
}

/** The characters that may be needlessly encoded in these spellings. */
export function encodableIn({ route, spellings }: SpelledRoute): readonly string[] {
  const encoded = encodedLiterals(spellings);
  return segmentsOf(route.path)
    .filter((_, i) => encoded.has(i))
    .flatMap(unreservedIn);
}

function encodedLiterals(spellings: readonly Spelling[]): ReadonlySet<number> {
  return new Set(spellings.flatMap(({ encoded }) => encoded ?? []));
}
