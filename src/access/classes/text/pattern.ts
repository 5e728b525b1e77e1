/** Some of all characters: these, or all but these. */
export interface CharSet {
  readonly chars: string;
  readonly except: boolean;
}

/** A place of a pattern: one character of a set, or any number of them. */
export interface Place {
  readonly set: CharSet;
  readonly repeated: boolean;
}

/**
 * A set of texts, as places one after the other. IAM's patterns are such, and whatever restricts a dimension.
 */
export type Pattern = readonly Place[];

export const ANYTHING: CharSet = { chars: "", except: true };

/** True of the set of all characters. */
export function isAnything({ chars, except }: CharSet): boolean {
  return except && chars === "";
}

export function contains({ chars, except }: CharSet, char: string): boolean {
  return chars.includes(char) !== except;
}

/** One character of some. */
export function oneOfChars(chars: string): Place {
  return { set: { chars, except: false }, repeated: false };
}

/** Any number of characters, none included, of some. */
export function anyOf(set: CharSet): Place {
  return { set, repeated: true };
}

/** At least one character of some. */
export function someOf(chars: string): Pattern {
  return [oneOfChars(chars), anyOf({ chars, except: false })];
}

/** Exactly this text. */
export function exactly(text: string): Pattern {
  return Array.from({ length: text.length }, (_, i) => oneOfChars(text.charAt(i)));
}

/** The text that is all that a pattern means; undefined where it means several. */
export function onlyText(pattern: Pattern): string | undefined {
  const isOne = ({ set, repeated }: Place) => !repeated && !set.except && set.chars.length === 1;
  return pattern.every(isOne) ? pattern.map(({ set }) => set.chars).join("") : undefined;
}
