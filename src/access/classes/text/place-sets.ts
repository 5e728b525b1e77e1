import { MET, type Positions } from "./positions";

/**
 * Sets of places of patterns, as small as they can be without another meaning. Where a pattern takes whatever
 * comes, its earlier places add nothing; where that also meets its group, no other place of the group does.
 */
export class PlaceSets {
  readonly #positions: Positions;
  /** By place the last set that it was in, so that it is in each once. */
  readonly #seen: Int32Array;
  #sets = 0;

  constructor(positions: Positions) {
    this.#positions = positions;
    this.#seen = new Int32Array(positions.count);
  }

  /** These places and those that are reached from them without a character; the same for the same ones. */
  closed(places: readonly number[]): Int32Array {
    const { repeats } = this.#positions;
    const seen = this.#seen;
    const set = ++this.#sets;
    const all: number[] = [];
    for (const place of places) {
      for (let at = place; seen[at] !== set; at++) {
        seen[at] = set;
        all.push(at);
        if (repeats[at] !== 1) break;
      }
    }
    return this.#absorbed(this.#latest(all.sort((a, b) => a - b)));
  }

  /** Without the places of a pattern before one that takes whatever comes. */
  #latest(places: readonly number[]): readonly number[] {
    const { patternAt, takesAll } = this.#positions;
    const kept: number[] = [];
    let done = -1;
    for (let i = places.length - 1; i >= 0; i--) {
      const at = places[i] ?? 0;
      const pattern = patternAt[at] ?? 0;
      if (pattern === done) continue;
      kept.push(at);
      if (takesAll[at] === 1) done = pattern;
    }
    return kept.reverse();
  }

  /**
   * The same with one place for each group that is met whatever comes; such places stand behind all others.
   */
  #absorbed(places: readonly number[]): Int32Array {
    const { absorbs, groupAt, takesAll, setAt } = this.#positions;
    const absorbed: number[] = [];
    for (const at of places) {
      const group = groupAt[at] ?? 0;
      if (takesAll[at] === 1 && setAt[at + 1] === MET && !absorbed.includes(group)) absorbed.push(group);
    }
    if (absorbed.length === 0) return Int32Array.from(places);
    const rest = places.filter((at) => !absorbed.includes(groupAt[at] ?? 0));
    for (const group of absorbed.sort((a, b) => a - b)) {
      const at = absorbs.get(group) ?? 0;
      rest.push(at, at + 1);
    }
    return Int32Array.from(rest);
  }
}
