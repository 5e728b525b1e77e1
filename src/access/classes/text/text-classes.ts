import { Automaton } from "./automaton";
import { literalTree } from "./literal-tree";
import { onlyText, type Pattern } from "./pattern";
import { TextWalk } from "./text-walk";

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
   * Texts that a witness is one of where its class has any.
   * @default anything
   */
  readonly preferring?: readonly Pattern[];
  /**
   * The most states of the automaton.
   * @default STATE_LIMIT
   */
  readonly limit?: number;
}

/** Patterns with several wildcards each can have an automaton with a state for every set of them. */
export const STATE_LIMIT = 20_000;

/**
 * The classes that groups of patterns cut texts into; a text meets a group by matching one of its patterns.
 * Texts of a class meet the same groups, texts of two classes do not, and every text is in one. Patterns that
 * mean one text only are put into a tree, all others into one automaton. Undefined where that would have more
 * states than the limit: no class is left out silently.
 */
export function textClasses(
  groups: readonly (readonly Pattern[])[],
  { within = [], preferring = [], limit = STATE_LIMIT }: TextOptions = {},
): readonly TextClass[] | undefined {
  const all = grouped(groups, 0).map((one) => ({ ...one, text: onlyText(one.pattern) }));
  const universes = within.map((_, i) => groups.length + i);
  const preferred = groups.length + within.length;
  const automaton = new Automaton([
    ...all.filter(({ text }) => text === undefined),
    ...grouped([...within, preferring], groups.length),
  ]);
  const tree = literalTree(all.flatMap(({ text, group }) => (text === undefined ? [] : [{ text, group }])));
  const classes = new Map<string, TextClass & { readonly isPreferred: boolean }>();
  for (const { met, literal, text } of new TextWalk(automaton, tree, universes)) {
    if (automaton.size > limit) return undefined;
    if (!universes.every((universe) => met.includes(universe))) continue;
    const own = met.filter((group) => group < groups.length);
    const found = literal.length > 0 ? [...new Set([...own, ...literal])].sort((a, b) => a - b) : own;
    const key = found.join();
    const isPreferred = met.includes(preferred);
    const known = classes.get(key);
    if (known === undefined || (isPreferred && !known.isPreferred))
      classes.set(key, { witness: text(), groups: found, isPreferred });
  }
  return [...classes.values()].map(({ witness, groups }) => ({ witness, groups }));
}

function grouped(
  groups: readonly (readonly Pattern[])[],
  first: number,
): readonly { readonly pattern: Pattern; readonly group: number }[] {
  return groups.flatMap((patterns, i) => patterns.map((pattern) => ({ pattern, group: first + i })));
}
