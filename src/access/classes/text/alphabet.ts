import { type CharSet, contains } from "./pattern";

/** The characters of a dimension, as few kinds of them as its patterns can tell apart. */
export interface Alphabet {
  /** The number of kinds; a witness would rather have those with a low number. */
  readonly kinds: number;
  /** The kinds that each set has. */
  readonly kindsIn: readonly (readonly number[])[];
  readonly kindOf: (char: string) => number;
  /** The most readable character of a kind that is none of these; undefined where there is no other. */
  readonly charOf: (kind: number, others?: ReadonlyMap<string, unknown>) => string | undefined;
}

/** Characters as they look best in an example. */
const READABLE = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_./:@ ";
const PRINTABLE: readonly string[] = [
  ...new Set([...READABLE, ...Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i))]),
];

const NONE: ReadonlyMap<string, unknown> = new Map();

/** @param sets each once */
export function alphabetOf(sets: readonly CharSet[]): Alphabet {
  const named = new Set(sets.flatMap(({ chars }) => chars.split("")));
  const candidates = new Set([...PRINTABLE, ...[...named].sort()]);
  const unnamed = [...candidates].find((char) => !named.has(char)) ?? beyond(named);
  const groups = groupsOf(sets, [...candidates.add(unnamed)]);
  const byChar = new Map(groups.flatMap((chars, kind) => chars.map((char) => [char, kind] as const)));
  const rest = byChar.get(unnamed) ?? 0;
  return {
    kinds: groups.length,
    kindsIn: sets.map((set) => groups.flatMap(([char = ""], kind) => (contains(set, char) ? [kind] : []))),
    kindOf: (char) => byChar.get(char) ?? rest,
    charOf: (kind, others = NONE) =>
      groups[kind]?.find((char) => !others.has(char)) ??
      // Only of what no set names there is always more.
      (kind === rest ? beyond(new Set([...candidates, ...others.keys()])) : undefined),
  };
}

/** Characters that are in the same sets. */
function groupsOf(sets: readonly CharSet[], chars: readonly string[]): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const char of chars) {
    const signature = sets.map((set) => (contains(set, char) ? "1" : "0")).join("");
    const group = groups.get(signature);
    if (group) group.push(char);
    else groups.set(signature, [char]);
  }
  return [...groups.values()];
}

/** A character beyond ASCII that is none of these. */
function beyond(others: ReadonlySet<string>): string {
  let code = 0xe0;
  while (others.has(String.fromCharCode(code))) code++;
  return String.fromCharCode(code);
}
