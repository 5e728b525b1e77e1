import { type Alphabet, alphabetOf } from "./alphabet";
import { Parts } from "./parts";
import { PlaceSets } from "./place-sets";
import { type GroupedPattern, MET, type Positions, positionsOf } from "./positions";

/** Kinds of characters, all of which lead from a state to the same next one. */
export interface Move {
  readonly kinds: readonly number[];
  readonly to: number;
}

/**
 * The joint automaton of several patterns, made as far as it is asked for. A state is a set of places where a
 * text may stand in the patterns, and is known by a number.
 */
export class Automaton {
  readonly alphabet: Alphabet;
  readonly start: number;
  readonly #positions: Positions;
  readonly #sets: PlaceSets;
  readonly #states: Int32Array[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #steps: Int32Array[] = [];
  readonly #moves: (readonly Move[])[] = [];
  /** By set of characters 1 for each kind that it has. */
  readonly #has: readonly Uint8Array[];

  constructor(patterns: readonly GroupedPattern[]) {
    this.#positions = positionsOf(patterns);
    this.#sets = new PlaceSets(this.#positions);
    this.alphabet = alphabetOf(this.#positions.sets);
    this.#has = this.alphabet.kindsIn.map((kinds) => {
      const has = new Uint8Array(this.alphabet.kinds);
      for (const kind of kinds) has[kind] = 1;
      return has;
    });
    this.start = this.#numberOf(this.#sets.closed(this.#positions.first));
  }

  /** The number of states that were made so far. */
  get size(): number {
    return this.#states.length;
  }

  /** The groups that a text meets which ends here, in rising order. */
  metAt(state: number): readonly number[] {
    const { setAt, groupAt } = this.#positions;
    const met = [...this.#placesOf(state)].filter((at) => setAt[at] === MET).map((at) => groupAt[at] ?? 0);
    return [...new Set(met)].sort((a, b) => a - b);
  }

  /** True where a text may go on from here so that it meets a group. */
  mayMeet(state: number, group: number): boolean {
    return this.#placesOf(state).some((at) => this.#positions.groupAt[at] === group);
  }

  /** The state behind one more character. */
  step(state: number, kind: number): number {
    const steps = this.#steps[state];
    const known = steps?.[kind] ?? 0;
    // Kept one higher, since 0 is what is not known yet.
    if (known > 0) return known - 1;
    const { setAt, repeats } = this.#positions;
    const next: number[] = [];
    for (const at of this.#placesOf(state)) {
      const set = setAt[at] ?? MET;
      if (set !== MET && this.#has[set]?.[kind] === 1) next.push(repeats[at] === 1 ? at : at + 1);
    }
    const to = this.#numberOf(this.#sets.closed(next));
    if (steps) steps[kind] = to + 1;
    return to;
  }

  /** Every way on from a state. */
  movesFrom(state: number): readonly Move[] {
    const known = this.#moves[state];
    if (known) return known;
    const moves = this.#kindsApart(state).map((kinds) => ({ kinds, to: this.step(state, kinds[0] ?? 0) }));
    this.#moves[state] = moves;
    return moves;
  }

  /** The kinds of characters, together as far as no place of a state tells them apart. */
  #kindsApart(state: number): readonly (readonly number[])[] {
    const { kinds, kindsIn } = this.alphabet;
    const sets = new Set<number>();
    for (const at of this.#placesOf(state)) sets.add(this.#positions.setAt[at] ?? MET);
    const parts = new Parts(kinds);
    for (const set of sets) {
      const has = set === MET ? undefined : kindsIn[set];
      if (has && has.length < kinds) parts.split(has);
    }
    return parts.all();
  }

  #placesOf(state: number): Int32Array {
    return this.#states[state] ?? EMPTY;
  }

  #numberOf(places: Int32Array): number {
    const key = this.#positions.count < 0x10000 ? String.fromCharCode(...places) : places.join();
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#states.length);
    this.#steps.push(new Int32Array(this.alphabet.kinds));
    return this.#states.push(places) - 1;
  }
}

const EMPTY = new Int32Array();
