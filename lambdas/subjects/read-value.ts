import { type Characters, NameError } from "./characters";
import type { Value } from "./distinguished-name";
import { stringValue, utf8 } from "./string-value";

const SEPARATOR = /[,;+]/;

/**
 * Reads a value and leaves the separator after it. It has one of three forms: `#` and hexadecimal digits, a text in quotation
 * marks, or a text with escapes. Spaces around it are not part of it, unless they are escaped or quoted.
 * @see https://www.rfc-editor.org/rfc/rfc2253#section-3
 */
export function readValue(characters: Characters): Value {
  characters.skipSpaces();
  const next = characters.peek();
  const value =
    next === "#" ? readHex(characters) : next === '"' ? readQuoted(characters) : readText(characters);
  characters.skipSpaces();
  const after = characters.peek();
  if (after !== undefined && !SEPARATOR.test(after))
    throw new NameError(
      characters.column,
      `expected a comma, a plus sign or the end, got ${characters.shown()}`,
    );
  return value;
}

/** DER in hexadecimal; that of a string type is the text in it. A number sign alone, as OpenSSL writes it, is itself. */
function readHex(characters: Characters): Value {
  const { column } = characters;
  characters.take();
  const digits = characters.takeWhile(/[0-9a-f]/i);
  const next = characters.peek();
  if (digits === "" && (next === undefined || SEPARATOR.test(next))) return { text: "#" };
  if (digits === "" || digits.length % 2 !== 0)
    throw new NameError(column, `expected # and pairs of hexadecimal digits, got "#${digits}"`);
  const text = stringValue(Buffer.from(digits, "hex"));
  return text === undefined ? { der: digits.toUpperCase() } : { text };
}

function readQuoted(characters: Characters): Value {
  const { column } = characters;
  const bytes: number[] = [];
  characters.take();
  while (characters.peek() !== '"') {
    if (characters.peek() === undefined)
      throw new NameError(column, "expected a closing quotation mark, got nothing");
    bytes.push(...readCharacter(characters));
  }
  characters.take();
  return decoded(bytes, column);
}

function readText(characters: Characters): Value {
  const { column } = characters;
  const bytes: number[] = [];
  let length = 0;
  for (let next = characters.peek(); next !== undefined && !SEPARATOR.test(next); next = characters.peek()) {
    if (/["<>]/.test(next))
      throw new NameError(characters.column, `expected ${next} to be written as \\${next}, got it alone`);
    bytes.push(...readCharacter(characters));
    if (next !== " ") length = bytes.length;
  }
  if (length < bytes.length) characters.isCompact = false;
  return decoded(bytes.slice(0, length), column);
}

/** The bytes in UTF-8 of the next character, or of an escape. */
function readCharacter(characters: Characters): Iterable<number> {
  const { column } = characters;
  const character = characters.take() ?? "";
  if (character === "\\") return readEscape(characters, column);
  if (/[\p{Control}\p{Surrogate}]/u.test(character))
    throw new NameError(column, `expected no control character, got ${JSON.stringify(character)}`);
  return Buffer.from(character);
}

function readEscape(characters: Characters, column: number): Iterable<number> {
  const first = characters.take() ?? "";
  if (/[,=+<>#;\\" ]/.test(first)) return Buffer.from(first);
  const pair = first + (characters.take() ?? "");
  if (/^[0-9a-f]{2}$/i.test(pair)) return [Number.parseInt(pair, 16)];
  throw new NameError(
    column,
    `expected \\ before a special character or two hexadecimal digits, got ${JSON.stringify(`\\${pair}`)}`,
  );
}

function decoded(bytes: readonly number[], column: number): Value {
  try {
    return { text: utf8(Uint8Array.from(bytes)) };
  } catch {
    throw new NameError(column, "expected escaped bytes that are UTF-8, got others");
  }
}
