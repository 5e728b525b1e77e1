import { type Language, oneOf, repeat } from "./language";

/** A set of texts, as parts one after the other. IAM's patterns are such, and whatever restricts a dimension. */
export type Pattern = readonly Language[];

/** At least one character of some. */
export function someOf(chars: string): Pattern {
  return [oneOf(chars), repeat(oneOf(chars))];
}

/** Exactly this text. */
export function exactly(text: string): Pattern {
  return text.split("").map(oneOf);
}

/** The text that is all that a pattern means; undefined where it means several. */
export function onlyText(pattern: Pattern): string | undefined {
  const chars = pattern.map((part) => (part.kind === "one" && part.of.length === 1 ? part.of : undefined));
  return chars.includes(undefined) ? undefined : chars.join("");
}
