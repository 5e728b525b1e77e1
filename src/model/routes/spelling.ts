import { isParameter, segmentsOf } from "./route";

/** One of the ways in which a request can spell the path of a route. */
export interface Spelling {
  /** Ends in a slash. */
  readonly slash: boolean;
  /** The literal, by its place in the path, that has a percent-encoded character; absent = none has. */
  readonly encoded?: number;
}

export const PLAIN: Spelling = { slash: false };
export const SLASH: Spelling = { slash: true };

/** The spellings of a path with something percent-encoded in one of its literals. */
export function encodedSpellings(path: string): readonly Spelling[] {
  return segmentsOf(path).flatMap((segment, encoded) =>
    isParameter(segment) ? [] : [PLAIN, SLASH].map(({ slash }) => ({ slash, encoded })),
  );
}

/** The percent-encodings of an ASCII character: `%61`, and with a letter for a digit `%6A` and `%6a`. */
export function encodings(character: string): readonly string[] {
  const digits = character.charCodeAt(0).toString(16);
  return [...new Set([`%${digits.toUpperCase()}`, `%${digits}`])];
}

/** A text with one of its characters percent-encoded, each in turn. */
export function encodedOnce(text: string): readonly string[] {
  return [...text].flatMap((character, i) =>
    encodings(character).map((code) => text.slice(0, i) + code + text.slice(i + 1)),
  );
}

/**
 * The characters of a literal that no conforming client encodes. Of what a literal may contain that is all but the
 * colon.
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-2.3
 */
export function unreservedIn(literal: string): readonly string[] {
  return [...new Set(literal)].filter((character) => character !== ":");
}

/** A literal as a conforming client may write it, its colons encoded or not. */
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
