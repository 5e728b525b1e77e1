import { type CharSet, isAnything, type Pattern } from "./pattern";

/** A pattern, and the group that a text meets by it. */
export interface GroupedPattern {
  readonly pattern: Pattern;
  readonly group: number;
}

/**
 * The places of several patterns, numbered one after the other. Behind the last place of each pattern is a
 * number more, where it is met.
 */
export interface Positions {
  readonly count: number;
  /** The number of the first place of each pattern. */
  readonly first: readonly number[];
  /** The sets of characters that places have, each once. */
  readonly sets: readonly CharSet[];
  /** By place its set, `MET` where its pattern is met. */
  readonly setAt: Int32Array;
  readonly patternAt: Int32Array;
  readonly groupAt: Int32Array;
  /** By place 1 where it may be passed any number of times. */
  readonly repeats: Uint8Array;
  /** By place 1 where it takes whatever comes. */
  readonly takesAll: Uint8Array;
  /** By group the first place that takes whatever comes and then meets the group. */
  readonly absorbs: ReadonlyMap<number, number>;
}

export const MET = -1;

export function positionsOf(patterns: readonly GroupedPattern[]): Positions {
  const count = patterns.reduce((sum, { pattern }) => sum + pattern.length + 1, 0);
  const ints = () => new Int32Array(count);
  const bytes = () => new Uint8Array(count);
  const made = { setAt: ints(), patternAt: ints(), groupAt: ints(), repeats: bytes(), takesAll: bytes() };
  const absorbs = new Map<number, number>();
  const sets = new Sets();
  let at = 0;
  const first = patterns.map(({ pattern, group }, number) => {
    const start = at;
    for (const [i, { set, repeated }] of pattern.entries()) {
      const takesAll = repeated && isAnything(set);
      if (takesAll && i === pattern.length - 1 && !absorbs.has(group)) absorbs.set(group, at);
      made.setAt[at] = sets.indexOf(set);
      made.patternAt[at] = number;
      made.groupAt[at] = group;
      made.repeats[at] = Number(repeated);
      made.takesAll[at++] = Number(takesAll);
    }
    made.setAt[at] = MET;
    made.patternAt[at] = number;
    made.groupAt[at++] = group;
    return start;
  });
  return { count, first, sets: sets.all, absorbs, ...made };
}

/** Sets of characters, each once. */
class Sets {
  readonly all: CharSet[] = [];
  readonly #indexes = new Map<string, number>();

  indexOf(set: CharSet): number {
    const key = `${set.except ? "-" : "+"}${set.chars}`;
    const known = this.#indexes.get(key);
    if (known !== undefined) return known;
    this.#indexes.set(key, this.all.length);
    return this.all.push(set) - 1;
  }
}
