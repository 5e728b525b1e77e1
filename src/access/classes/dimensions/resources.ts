import { bitsOf, type Claim, hasBit } from "../claim";
import { resourcePattern } from "../text/iam-patterns";
import type { Pattern } from "../text/pattern";
import { type TextClass, textClasses } from "../text/text-classes";
import { type Choice, type Dimension, merged, TooManyClasses } from "./dimension";
import { CALLS } from "./shapes";

interface ResourceOptions {
  /** All that a resource can be: of each of these lists it matches a pattern. */
  readonly within: readonly (readonly Pattern[])[];
  /** Further sets of resources that are told apart. */
  readonly cuts: readonly (readonly Pattern[])[];
  readonly limit?: number;
}

/** Patterns of one sense, as they are written. */
type Group = readonly string[];

/**
 * The resources, the last dimension: of the claims that hold in all others it matters only whether one of a
 * document's Denies has the resource, one of its Allows of the caller, or one of its account. So the patterns
 * of each are one group, and the routes of many consumers do not multiply.
 */
export function resourceDimension(claims: readonly Claim[], options: ResourceOptions): Dimension {
  const { cuts } = options;
  const count = claims.length + cuts.length;
  const known = new Map<string, readonly TextClass[]>();
  const classesOf = (some: readonly Claim[]): readonly TextClass[] => {
    const groups = groupsOf(some);
    const key = JSON.stringify(groups);
    const classes = known.get(key) ?? resourceClasses(some, groups, options);
    known.set(key, classes);
    return classes;
  };
  const choices = (live: bigint): readonly Choice[] => {
    const some = claims.filter(({ number }) => hasBit(live, number));
    return merged(classesOf(some).map((one) => choice(some, count, cuts.length, one)));
  };
  return { choices, isWhole: false };
}

/** The patterns of a document's Allows, of its Denies, and of each statement about all but what it names. */
function groupsOf(claims: readonly Claim[]): readonly Group[] {
  const groups = new Map<string, Set<string>>();
  for (const { number, document, statement, about } of claims) {
    const { patterns, excepted } = statement.resources;
    const effect = statement.isDeny ? "deny" : about;
    const key = excepted ? `but ${number}` : `${document} ${effect}`;
    const group = groups.get(key) ?? new Set();
    for (const pattern of patterns) group.add(pattern);
    groups.set(key, group);
  }
  return [...groups.values()].map((patterns) => [...patterns]);
}

/**
 * The classes of all resources; where these are too many, of those that each pattern matches, one after the
 * other: within one of them most others match nothing. Nothing is said of what is left out then.
 */
function resourceClasses(
  claims: readonly Claim[],
  groups: readonly Group[],
  { within, cuts, limit }: ResourceOptions,
): readonly TextClass[] {
  const patterns = [...cuts, ...groups.map((group) => group.map(resourcePattern))];
  const all = textClasses(patterns, { within, preferring: CALLS, limit });
  if (all) return all;
  if (claims.some(({ statement }) => statement.resources.excepted)) throw new TooManyClasses("resources");
  return [...new Set(groups.flat())].flatMap((pattern) => {
    const only = [...within, [resourcePattern(pattern)]];
    const classes = textClasses(patterns, { within: only, preferring: CALLS, limit });
    if (classes === undefined) throw new TooManyClasses(`resources like ${pattern}`);
    return classes;
  });
}

function choice(
  claims: readonly Claim[],
  count: number,
  cuts: number,
  { witness, groups }: TextClass,
): Choice {
  const failing = claims.filter(({ statement }) => !statement.resources.include(witness));
  const numbers = new Set(failing.map(({ number }) => number));
  const first = count - cuts;
  const has = (number: number) => (number < first ? !numbers.has(number) : groups.includes(number - first));
  return { part: { resource: witness }, holding: bitsOf(count, has) };
}
