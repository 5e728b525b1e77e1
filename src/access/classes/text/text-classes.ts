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
   * All that a text can be.
   * @default anything
   */
  readonly within?: readonly Pattern[];
  /**
   * What a witness is rather than anything else.
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
 * The classes that groups of patterns cut texts into; a text meets a group by matching one of its patterns. Texts of a
 * class meet the same groups, texts of two classes do not, and every text is in one. Patterns that mean one text only are
 * put into a tree, all others into one automaton. Undefined where that would have more states than the limit: no class is
 * left out silently.
 */
export function textClasses(
  groups: readonly (readonly Pattern[])[],
  { within, preferring, limit = STATE_LIMIT }: TextOptions = {},
): readonly TextClass[] | undefined {
  const all = groups.flatMap((patterns, group) =>
    patterns.map((pattern) => ({ pattern, group, text: onlyText(pattern) })),
  );
  const universe = groups.length;
  const preferred = groups.length + 1;
  const automaton = new Automaton([
    ...all.filter(({ text }) => text === undefined),
    ...(within ?? []).map((pattern) => ({ pattern, group: universe })),
    ...(preferring ?? []).map((pattern) => ({ pattern, group: preferred })),
  ]);
  const tree = literalTree(all.flatMap(({ text, group }) => (text === undefined ? [] : [{ text, group }])));
  const classes = new Map<string, TextClass & { readonly isPreferred: boolean }>();
  const walk = new TextWalk(automaton, tree, within ? universe : undefined);
  for (const { met, literal, text } of walk) {
    if (automaton.size > limit) return undefined;
    if (within && !met.includes(universe)) continue;
    const own = met.filter((group) => group < universe);
    const found = literal.length > 0 ? [...new Set([...own, ...literal])].sort((a, b) => a - b) : own;
    const key = found.join();
    const isPreferred = met.includes(preferred);
    const known = classes.get(key);
    if (known === undefined || (isPreferred && !known.isPreferred))
      classes.set(key, { witness: text(), groups: found, isPreferred });
  }
  return [...classes.values()].map(({ witness, groups }) => ({ witness, groups }));
}
