import { automatonOf, statesBefore } from "./automaton";
import { ANY_TEXT, type Language, oneOfTexts, sequence, union } from "./language";
import { onlyText, type Pattern } from "./pattern";
import { reachableClasses, TooManyStates } from "./reachable-classes";

/** Texts that no group of patterns tells apart. */
export interface TextClass {
  /** A text of the class: one of the preferred ones if it has any, and of these a shortest. */
  readonly witness: string;
  /** The groups that its texts meet, in rising order. */
  readonly groups: readonly number[];
}

export interface TextOptions {
  /**
   * All that a text can be: of each of these lists it matches a pattern.
   * @default anything
   */
  readonly within?: readonly (readonly Pattern[])[];
  /**
   * The texts that a witness is rather taken from.
   * @default any
   */
  readonly preferring?: readonly Pattern[];
  /**
   * The most states of the automaton.
   * @default STATE_LIMIT
   */
  readonly limit?: number;
}

/**
 * The classes that groups of patterns cut texts into; a text meets a group by matching one of its patterns. Texts of a
 * class meet the same groups, texts of two classes do not, and every text is in one. Undefined where the patterns' automaton
 * would have more states than the limit: no class is left out silently.
 */
export function textClasses(
  groups: readonly (readonly Pattern[])[],
  { within = [], preferring, limit }: TextOptions = {},
): readonly TextClass[] | undefined {
  const universes = within.map(languageOf);
  const automaton = automatonOf([
    ...groups.map(languageOf),
    ...(universes.length > 0 ? universes : [ANY_TEXT]),
    ...(preferring ? [languageOf(preferring)] : []),
  ]);
  const first = groups.length;
  const last = first + Math.max(universes.length, 1) - 1;
  try {
    const classes = reachableClasses(automaton, {
      from: statesBefore(automaton),
      within: Array.from({ length: last - first + 1 }, (_, i) => first + i),
      preferring: preferring ? last + 1 : undefined,
      cap: limit,
    });
    return classes.map(({ witness, languages }) => ({
      witness,
      groups: [...languages].filter((one) => one < first).sort((a, b) => a - b),
    }));
  } catch (error) {
    if (error instanceof TooManyStates) return undefined;
    throw error;
  }
}

/** The texts that match one of some patterns. */
function languageOf(patterns: readonly Pattern[]): Language {
  const texts = patterns.flatMap((pattern) => onlyText(pattern) ?? []);
  const others = patterns.filter((pattern) => onlyText(pattern) === undefined);
  return union(
    ...(texts.length > 0 ? [oneOfTexts(texts)] : []),
    ...others.map((parts) => sequence(...parts)),
  );
}
