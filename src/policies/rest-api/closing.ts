import { matchesWildcard } from "../../model/aws/wildcard";
import { overlap } from "../../model/routes/overlap";
import {
  isParameter,
  isRest,
  METHODS,
  type Route,
  routeKey,
  routePattern,
  segmentsOf,
} from "../../model/routes/route";
import {
  coveredSpellings,
  encodableIn,
  everySpelling,
  isCovered,
  patternsOf,
  type SpelledRoute,
} from "./spelled-route";

/**
 * The resources of a Deny that closes routes however a request spells them: a policy sees the path as
 * requested, while API Gateway routes it percent-decoded and without a trailing slash.
 */
export interface Closing {
  /**
   * Ends of execute-api ARNs, as `GET/accounts/me`. None matches a plainly spelled call of a granted route.
   */
  readonly patterns: readonly string[];
  /**
   * Characters that, percent-encoded, would get a route past the patterns. No client needs to encode them.
   */
  readonly characters: readonly string[];
  /**
   * True if a path with an empty part, or one of dots, could be normalized to that of a closed route and is not covered
   * by the patterns.
   */
  readonly unnormalized: boolean;
}

const NOTHING: Closing = { patterns: [], characters: [], unnormalized: false };

/**
 * Closes the routes that a granted pattern covers without being granted: IAM's `*` matches slashes, so a
 * grant of `GET /accounts/{id}` also covers `GET /accounts/{id}/entries`.
 */
export function closeCovered(granted: readonly Route[], offered: readonly Route[]): Closing {
  const others = notGranted(granted, offered);
  if (others.length === 0) return NOTHING;
  const wide = granted.filter(isWide);
  const unnormalized = wide.some((grant) => others.some(({ method }) => method === grant.method));
  return joined([
    { ...NOTHING, unnormalized },
    ...wide.flatMap((grant) => {
      const covered = others.filter((other) => isCovered(grant, other, offered));
      const below = covered.length > 0 ? everythingBelow(grant, granted, offered) : undefined;
      return covered.map((other) =>
        below !== undefined && isDeeper(other, grant)
          ? { ...NOTHING, patterns: [below] }
          : closed(coveredSpellings(grant, other, offered)),
      );
    }),
  ]);
}

/**
 * Closes every offered route but the granted ones. If a method's granted routes have no parameters, any `%`
 * in a path of it is denied; if only its root is granted, any path below the root is.
 */
export function closeOthers(granted: readonly Route[], offered: readonly Route[]): Closing {
  const others = notGranted(granted, offered);
  return joined(
    METHODS.map((method) => {
      const mine = granted.filter((route) => route.method === method);
      if (mine.length === 0) return { ...NOTHING, patterns: [`${method}/*`] };
      const closing = others.filter((route) => route.method === method).map(everySpelling);
      if (closing.length === 0) return NOTHING;
      if (mine.every(({ path }) => path === "/")) return { ...NOTHING, patterns: [`${method}/?*`] };
      const { patterns, characters } = joined(closing.map(closed));
      return mine.some(isWide)
        ? { patterns, characters, unnormalized: true }
        : { patterns: [...patterns, `${method}/*%*`], characters: [], unnormalized: true };
    }),
  );
}

export function notGranted(granted: readonly Route[], offered: readonly Route[]): readonly Route[] {
  const keys = new Set(granted.map(routeKey));
  return offered.filter((route) => !keys.has(routeKey(route)));
}

function closed(route: SpelledRoute): Closing {
  return { ...NOTHING, patterns: patternsOf(route), characters: encodableIn(route) };
}

/**
 * The pattern of everything below a granted route, in any spelling: the shortest Deny. Undefined unless the
 * route ends in its only parameter and no granted route lies below it.
 */
function everythingBelow(
  grant: Route,
  granted: readonly Route[],
  offered: readonly Route[],
): string | undefined {
  const segments = segmentsOf(grant.path);
  const endsInOnlyParameter = segments.findIndex(isParameter) === segments.length - 1;
  if (!endsInOnlyParameter || segments.some(isRest)) return undefined;
  const below: Route = { ...grant, path: `${grant.path}/{below+}` };
  const isCalled = granted.some((route) => overlap(below, route, offered) !== undefined);
  return isCalled ? undefined : routePattern(below);
}

function isDeeper({ path }: Route, than: Route): boolean {
  return segmentsOf(path).length > segmentsOf(than.path).length;
}

function isWide({ path }: Route): boolean {
  return path.includes("{");
}

/** Merges closings and drops patterns that another pattern covers. */
function joined(closings: readonly Closing[]): Closing {
  const patterns = [...new Set(closings.flatMap((closing) => closing.patterns))];
  return {
    patterns: patterns.filter(
      (pattern) => !patterns.some((other) => other !== pattern && covers(other, pattern)),
    ),
    characters: [...new Set(closings.flatMap(({ characters }) => characters))].sort(),
    unnormalized: closings.some(({ unnormalized }) => unnormalized),
  };
}

/** A pattern with a `?` covers nothing here: its `?` could match another pattern's `*`. */
function covers(pattern: string, other: string): boolean {
  return !pattern.includes("?") && matchesWildcard(pattern, other);
}
