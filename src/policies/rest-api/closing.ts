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
 * A Deny that keeps routes closed however a request spells them: a policy compares a path as it was requested, API
 * Gateway routes it without a slash at its end and percent-decoded.
 */
export interface Closing {
  /** Ends of ARNs, as `GET/accounts/me`. None matches the plain call of a granted route. */
  readonly patterns: readonly string[];
  /** Characters that would spell a route past the patterns if they were percent-encoded, which no client has to do. */
  readonly characters: readonly string[];
}

const NOTHING: Closing = { patterns: [], characters: [] };

/**
 * Closes the routes that a granted pattern covers although they were not granted: IAM's `*` matches slashes, so a grant
 * of `GET /accounts/{id}` would cover `GET /accounts/{id}/entries` as well.
 */
export function closeCovered(granted: readonly Route[], offered: readonly Route[]): Closing {
  const others = notGranted(granted, offered);
  if (others.length === 0) return NOTHING;
  return joined(
    granted.filter(isWide).flatMap((grant) => {
      const covered = others.filter((other) => isCovered(grant, other, offered));
      const below = covered.length > 0 ? everythingBelow(grant, granted, offered) : undefined;
      return covered.map((other) =>
        below !== undefined && isDeeper(other, grant)
          ? { ...NOTHING, patterns: [below] }
          : closed(coveredSpellings(grant, other, offered)),
      );
    }),
  );
}

/**
 * Closes every offered route but the granted ones. Where a method's grants have no parameter, none of their calls has a
 * percent sign; where the root is all that was granted of it, none has anything behind its slash.
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
        ? { patterns, characters }
        : { patterns: [...patterns, `${method}/*%*`], characters: [] };
    }),
  );
}

export function notGranted(granted: readonly Route[], offered: readonly Route[]): readonly Route[] {
  const keys = new Set(granted.map(routeKey));
  return offered.filter((route) => !keys.has(routeKey(route)));
}

function closed(route: SpelledRoute): Closing {
  return { patterns: patternsOf(route), characters: encodableIn(route) };
}

/**
 * All that lies below a granted route, in whatever spelling: the shortest Deny, where the route ends in its only
 * parameter and no granted route is called there.
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

/** All of them, without the patterns that others cover. */
function joined(closings: readonly Closing[]): Closing {
  const patterns = [...new Set(closings.flatMap((closing) => closing.patterns))];
  return {
    patterns: patterns.filter(
      (pattern) => !patterns.some((other) => other !== pattern && covers(other, pattern)),
    ),
    characters: [...new Set(closings.flatMap(({ characters }) => characters))].sort(),
  };
}

/** Patterns with a `?`, which could take the `*` of another for a character, are not compared. */
function covers(pattern: string, other: string): boolean {
  return !pattern.includes("?") && matchesWildcard(pattern, other);
}
