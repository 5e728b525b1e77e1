import type { PolicyRequest } from "../../evaluation/policy/evaluate";
import { bitsOf, type Claim, hasBit } from "../claim";

/** A request as far as some of its dimensions say it. */
export type Part = Partial<PolicyRequest>;

/** A part of a request that stands for a class of them. */
export interface Choice {
  readonly part: Part;
  /** The claims that hold as far as this dimension is concerned, as a set of bits. */
  readonly holding: bigint;
}

/** One of the dimensions that requests differ in. */
export interface Dimension {
  /** The choices between which the live claims, and perhaps others, tell a difference. */
  readonly choices: (live: bigint) => readonly Choice[];
  /** True where there is a list for all claims at once. */
  readonly isWhole: boolean;
}

/** The size of what dimensions tell apart. */
export interface Extent {
  /** The number of bits of a set of claims and of what else is told apart. */
  readonly count: number;
  /**
   * The most states of an automaton of patterns.
   * @default STATE_LIMIT
   */
  readonly limit?: number;
}

/** The way in which the values of a dimension are found and asked about. */
interface Questions<V> {
  readonly what: string;
  /** A value of each class that claims cut all values into; undefined where there are too many. */
  readonly valuesFor: (claims: readonly Claim[]) => readonly V[] | undefined;
  readonly partOf: (value: V) => Part;
  readonly holds: (claim: Claim, value: V) => boolean;
}

/**
 * A dimension with a list of choices for all claims, or, where that would be too long, one for each set of
 * live claims, which is as exact: claims that are dead already make no difference.
 * @throws Error where that list is too long as well.
 */
export function dimension<V>(claims: readonly Claim[], { count }: Extent, asked: Questions<V>): Dimension {
  const choicesFor = (some: readonly Claim[]): readonly Choice[] | undefined => {
    const values = asked.valuesFor(some);
    return values && merged(values.map((value) => choice(some, count, asked, value)));
  };
  const whole = choicesFor(claims);
  if (whole) return { choices: () => whole, isWhole: true };
  const choices = (live: bigint) => {
    const found = choicesFor(claims.filter(({ number }) => hasBit(live, number)));
    if (found === undefined) throw new TooManyClasses(asked.what);
    return found;
  };
  return { choices, isWhole: false };
}

function choice<V>(
  claims: readonly Claim[],
  count: number,
  { partOf, holds }: Questions<V>,
  value: V,
): Choice {
  const failing = new Set(claims.filter((claim) => !holds(claim, value)).map(({ number }) => number));
  return { part: partOf(value), holding: bitsOf(count, (number) => !failing.has(number)) };
}

/** The choices without those that no claim tells from an earlier one. */
export function merged(choices: readonly Choice[]): readonly Choice[] {
  const first = new Map<bigint, Choice>();
  for (const one of choices) if (!first.has(one.holding)) first.set(one.holding, one);
  return [...first.values()];
}

/** A question about documents that cannot be answered exactly: their patterns overlap in too many ways. */
export class TooManyClasses extends Error {
  constructor(what: string) {
    super(`expected patterns of ${what} that overlap in few ways, got too many`);
  }
}
