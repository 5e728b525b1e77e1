import { isParameter, segmentsOf } from "./route";

/** A way to spell a route's path in a request. */
export interface Spelling {
  /** True if it ends in a slash. */
  readonly slash: boolean;
  /** The index of the segment that has a percent-encoded character; absent = none has. */
  readonly encoded?: number;
}

export const PLAIN: Spelling = { slash: false };
export const SLASH: Spelling = { slash: true };

/** The spellings of a path with a percent-encoded character in one literal. */
export function encodedSpellings(path: string): readonly Spelling[] {
  return segmentsOf(path).flatMap((segment, encoded) =>
    isParameter(segment) ? [] : [PLAIN, SLASH].map(({ slash }) => ({ slash, encoded })),
  );
}

/** The percent-encodings of an ASCII character: `%61`; with a letter among the digits `%6A` and `%6a`. */
export function encodings(character: string): readonly string[] {
  const digits = character.charCodeAt(0).toString(16);
  return [...new Set([`%${digits.toUpperCase()}`, `%${digits}`])];
}

/** Copies of a text, each with one character percent-encoded. */
export function encodedOnce(text: string): readonly string[] {
  return [...text].flatMap((character, i) =>
    encodings(character).map((code) => text.slice(0, i) + code + text.slice(i + 1)),
  );
}

/**
 * The characters of a literal that no conforming client encodes: all but the colon.
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-2.3
 */
export function unreservedIn(literal: string): readonly string[] {
  return [...new Set(literal)].filter((character) => character !== ":");
}

/** The spellings of a literal by conforming clients: each colon plain or encoded. */
export function conformingSpellings(literal: string): readonly string[] {
  return literal
    .split(":")
    .reduce<readonly string[]>(
      (before, part, i) =>
        i === 0
          ? [part]
          : before.flatMap((text) => [":", ...encodings(":")].map((colon) => text + colon + part)),
      [],
    );
}
