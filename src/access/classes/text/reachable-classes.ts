import { type Automaton, acceptedIn, step } from "./automaton";

/** The texts that are in the same of some languages: nothing that asks these languages only tells them apart. */
export interface ReachableClass {
  /** The shortest of them. */
  readonly witness: string;
  /** The languages that they are in, by their places in the automaton. */
  readonly languages: ReadonlySet<number>;
}

/** Patterns with several wildcards each can have an automaton with a state for every set of them. */
const STATE_LIMIT = 20_000;

interface ClassOptions {
  /** The states to begin in: those of the languages that count. */
  readonly from: readonly number[];
  /** The languages that every text has to be in. */
  readonly within: readonly number[];
  /** Languages whose common texts need not be told apart any further. @default none */
  readonly settled?: readonly number[];
  /** A language whose texts are rather taken as witnesses; it makes no class of its own. @default none */
  readonly preferring?: number;
  /** The most states that are looked at; beyond them the classes are not known. @default STATE_LIMIT */
  readonly cap?: number;
}

/** The languages of an automaton have more classes than can be looked at. */
export class TooManyStates extends Error {
  override readonly name = "TooManyStates";
}

/**
 * The classes into which some languages cut the texts of one of them: every reachable set of the languages' states is
 * looked at once, shorter texts first, and each set of accepting languages is a class.
 * @throws TooManyStates
 */
export function reachableClasses(
  automaton: Automaton,
  { from, within, settled = [], preferring = -1, cap = STATE_LIMIT }: ClassOptions,
): readonly ReachableClass[] {
  const classes = new Map<string, ReachableClass & { readonly isPreferred: boolean }>();
  const seen = new Set([from.join()]);
  let front: readonly Place[] = [{ states: from, text: "" }];
  while (front.length > 0) {
    const next: Place[] = [];
    for (const { states, text } of front) {
      const languages = acceptedIn(automaton, states);
      const isSettled = settled.length > 0 && settled.every((one) => languages.has(one));
      const isPreferred = languages.delete(preferring);
      const key = isSettled ? "settled" : [...languages].sort((a, b) => a - b).join();
      const known = classes.get(key);
      if (
        within.every((one) => languages.has(one)) &&
        (known === undefined || (isPreferred && !known.isPreferred))
      )
        classes.set(key, { witness: text, languages, isPreferred });
      if (isSettled) continue;
      for (const character of telling(automaton, states)) {
        const reached = step(automaton, states, character);
        const name = reached.join();
        if (!isAlive(automaton, reached, within) || seen.has(name)) continue;
        if (seen.size >= cap) throw new TooManyStates(`more than ${cap} states`);
        seen.add(name);
        next.push({ states: reached, text: text + character });
      }
    }
    front = next;
  }
  return [...classes.values()].map(({ witness, languages }) => ({ witness, languages }));
}

interface Place {
  readonly states: readonly number[];
  readonly text: string;
}

/** True if a text may still become one of these languages. */
function isAlive({ languageOf }: Automaton, states: readonly number[], within: readonly number[]): boolean {
  return within.every((language) => states.some((state) => languageOf[state] === language));
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
  const other = isOpen ? unnamed(named) : undefined;
  if (other !== undefined) named.add(other);
  return [...named].sort((a, b) => rankOf(a) - rankOf(b));
}

/** The most readable character that is none of these. */
function unnamed(named: ReadonlySet<string>): string {
  const readable = READABLE.find((one) => !named.has(one));
  if (readable !== undefined) return readable;
  let code = FIRST_BEYOND_ASCII;
  while (named.has(String.fromCharCode(code))) code++;
  return String.fromCharCode(code);
}

const READABLE = [..."abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_./:@ "];
const RANKS = new Map(READABLE.map((character, rank) => [character, rank]));
const rankOf = (character: string) => RANKS.get(character) ?? RANKS.size;
const FIRST_BEYOND_ASCII = 0xa1;
