import { type Automaton, acceptedIn, step } from "./automaton";

/** The texts that are in the same of some languages: nothing that asks these languages only tells them apart. */
export interface TextClass {
  /** The shortest of them. */
  readonly witness: string;
  /** The languages that they are in, by their places in the automaton. */
  readonly languages: ReadonlySet<number>;
}

interface ClassOptions {
  /** The states to begin in: those of the languages that count. */
  readonly from: readonly number[];
  /** The language that every text has to be in. */
  readonly within: number;
  /** Languages whose common texts need not be told apart any further. @default none */
  readonly settled?: readonly number[];
  /** The most states that are looked at; beyond them the classes are not known. @default 50,000 */
  readonly cap?: number;
}

/** The languages of an automaton have more classes than can be looked at. */
export class TooManyClasses extends Error {
  override readonly name = "TooManyClasses";
}

/**
 * The classes into which some languages cut the texts of one of them: every reachable set of the languages' states is
 * looked at once, shorter texts first, and each set of accepting languages is a class.
 * @throws TooManyClasses
 */
export function textClasses(
  automaton: Automaton,
  { from, within, settled = [], cap = 50_000 }: ClassOptions,
): readonly TextClass[] {
  const classes = new Map<string, TextClass>();
  const seen = new Set([from.join()]);
  let front: readonly Place[] = [{ states: from, text: "" }];
  while (front.length > 0) {
    const next: Place[] = [];
    for (const { states, text } of front) {
      const languages = acceptedIn(automaton, states);
      const isSettled = settled.length > 0 && settled.every((one) => languages.has(one));
      const key = isSettled ? "settled" : [...languages].join();
      if (languages.has(within) && !classes.has(key)) classes.set(key, { witness: text, languages });
      if (isSettled) continue;
      for (const character of telling(automaton, states)) {
        const reached = step(automaton, states, character);
        const name = reached.join();
        if (reached.length === 0 || seen.has(name)) continue;
        if (seen.size >= cap) throw new TooManyClasses(`more than ${cap} states`);
        seen.add(name);
        next.push({ states: reached, text: text + character });
      }
    }
    front = next;
  }
  return [...classes.values()];
}

interface Place {
  readonly states: readonly number[];
  readonly text: string;
}

/** A character for each way on: every one that an edge names, and one that none does. */
function telling({ steps }: Automaton, states: readonly number[]): Iterable<string> {
  const named = new Set<string>();
  let isOpen = false;
  for (const state of states) {
    const { on, open } = steps[state] ?? {};
    for (const character of on?.keys() ?? []) named.add(character);
    for (const { not } of open ?? []) {
      isOpen = true;
      for (const character of not) named.add(character);
    }
  }
  const other = isOpen ? ORDINARY.find((one) => !named.has(one)) : undefined;
  return other === undefined ? named : [other, ...named];
}

/** Characters that stand for all that no language names, the most readable first. */
const ORDINARY = [..."xyzuvwqkjXYZUVWQKJ0123456789abcdefghilmnoprst~"];
