import { type Automaton, type Edge, step } from "./automaton";

/** The texts that are in the same of some languages: nothing that asks these languages only tells them apart. */
export interface TextClass {
  /** The shortest of them. */
  readonly witness: string;
  /** The languages that they are in, by their places in the automaton. */
  readonly languages: ReadonlySet<number>;
}

export interface ClassOptions {
  /** The states to begin in: those of the languages that count. */
  readonly from: readonly number[];
  /** The language that every text has to be in. */
  readonly within: number;
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
  { from, within, cap = 50_000 }: ClassOptions,
): readonly TextClass[] {
  const classes = new Map<string, TextClass>();
  const seen = new Set([from.join()]);
  let front: readonly Place[] = [{ states: from, text: "" }];
  while (front.length > 0) {
    const next: Place[] = [];
    for (const { states, text } of front) {
      const languages = acceptedIn(automaton, states);
      const key = [...languages].join();
      if (languages.has(within) && !classes.has(key)) classes.set(key, { witness: text, languages });
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

function acceptedIn({ accepts }: Automaton, states: readonly number[]): ReadonlySet<number> {
  return new Set(states.flatMap((state) => accepts.get(state) ?? []));
}

/** A character for each way on: every one that an edge names, and one that none does. */
function telling({ edges }: Automaton, states: readonly number[]): readonly string[] {
  const out = states.flatMap((state) => edges[state] ?? []);
  const named = new Set(out.flatMap(({ of = "", not }) => [...of, ...not]));
  const other = out.some(isOpen) ? [...ORDINARY].find((one) => !named.has(one)) : undefined;
  return other === undefined ? [...named] : [other, ...named];
}

const isOpen = ({ of }: Edge) => of === undefined;

/** Characters that stand for all that no language names, the most readable first. */
const ORDINARY = "xyzuvwqkjXYZUVWQKJ0123456789abcdefghilmnoprst~";
