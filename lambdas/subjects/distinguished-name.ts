import { printName } from "./print-name";
import { readName } from "./read-name";

/**
 * A distinguished name: its parts in the order in which they are written, the most specific first. A part has several
 * attributes where they are joined by `+`.
 * @see https://www.rfc-editor.org/rfc/rfc2253
 */
export type DistinguishedName = readonly (readonly Attribute[])[];

export interface Attribute {
  /** A name in upper case such as `CN`, or the object identifier of a type without a name. */
  readonly type: string;
  readonly value: Value;
}

/** A text, or the DER of what is none, in upper-case hexadecimal. */
export type Value = { readonly text: string } | { readonly der: string };

/** The first thing that is wrong with a text, and the column where it is, from 1. */
export interface NameProblem {
  readonly column: number;
  /** `expected ..., got ...` */
  readonly message: string;
}

/** A name that was read. */
export interface ReadName {
  readonly name: DistinguishedName;
  readonly canonical: string;
  /** True if it was written without spaces around separators, as programs write it. */
  readonly isCompact: boolean;
}

export type NameReading = ReadName | { readonly problem: NameProblem };

/**
 * Reads a distinguished name as RFC 2253 writes it, and as its section 4 says that older ones are written. Two texts have
 * the same canonical form exactly if they write the same name: the same attributes, in the same order of parts, whose values
 * have the same characters. Case and spaces inside values count, as whoever is let in is told apart by nothing else, and two
 * certificates of one CA may differ only there. How a certificate encodes a text (as UTF8String, PrintableString and so on)
 * does not count, as the text does not tell.
 */
export function distinguishedName(text: string): NameReading {
  const reading = readName(text);
  return "problem" in reading ? reading : { ...reading, canonical: printName(reading.name) };
}
