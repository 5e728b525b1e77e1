import type { Automaton } from "./automaton";
import type { LiteralTree } from "./literal-tree";

/** A text on the way through an automaton and a tree beside it. */
export interface Stop {
  /** The groups that the text meets by the automaton. */
  readonly met: readonly number[];
  /** The groups that it is a literal of. */
  readonly literal: readonly number[];
  readonly text: () => string;
}

interface Step {
  readonly state: number;
  /** Absent once the text is no beginning of a literal any more. */
  readonly node?: LiteralTree;
  readonly before?: Step;
  readonly char: string;
}

/**
 * Shortest texts first, one for each state of an automaton that is reached beside the tree of literals, and
 * every beginning of a literal.
 */
export class TextWalk implements Iterable<Stop> {
  readonly #automaton: Automaton;
  readonly #tree: LiteralTree;
  readonly #universes: readonly number[];
  readonly #seen = new Set<number>();
  readonly #met: (readonly number[])[] = [];

  /** @param universes the groups that every text has to meet in the end */
  constructor(automaton: Automaton, tree: LiteralTree, universes: readonly number[]) {
    this.#automaton = automaton;
    this.#tree = tree;
    this.#universes = universes;
  }

  *[Symbol.iterator](): Iterator<Stop> {
    const steps: Step[] = [];
    this.#add(steps, { state: this.#automaton.start, node: this.#tree, char: "" });
    // Grows while it is gone through.
    for (const step of steps) {
      yield { met: this.#metAt(step.state), literal: step.node?.groups ?? [], text: () => textOf(step) };
      this.#alongTree(step, steps);
      this.#besideTree(step, steps);
    }
  }

  #alongTree(before: Step, steps: Step[]): void {
    for (const [char, node] of before.node?.branches ?? []) {
      const state = this.#automaton.step(before.state, this.#automaton.alphabet.kindOf(char));
      this.#add(steps, { state, node, before, char });
    }
  }

  #besideTree(before: Step, steps: Step[]): void {
    const { alphabet } = this.#automaton;
    for (const { kinds, to } of this.#automaton.movesFrom(before.state)) {
      if (this.#seen.has(to)) continue;
      const char = firstChar(kinds, (kind) => alphabet.charOf(kind, before.node?.branches));
      if (char === undefined) continue;
      this.#seen.add(to);
      this.#add(steps, { state: to, before, char });
    }
  }

  /** Leaves out what can become nothing that there is. */
  #add(steps: Step[], step: Step): void {
    if (this.#universes.every((group) => this.#automaton.mayMeet(step.state, group))) steps.push(step);
  }

  #metAt(state: number): readonly number[] {
    const known = this.#met[state];
    if (known) return known;
    const met = this.#automaton.metAt(state);
    this.#met[state] = met;
    return met;
  }
}

function firstChar(
  kinds: readonly number[],
  charOf: (kind: number) => string | undefined,
): string | undefined {
  for (const kind of kinds) {
    const char = charOf(kind);
    if (char !== undefined) return char;
  }
  return undefined;
}

function textOf(step: Step): string {
  const chars: string[] = [];
  for (let at: Step | undefined = step; at; at = at.before) chars.push(at.char);
  return chars.reverse().join("");
}
