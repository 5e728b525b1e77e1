import { distinguishedName } from "./distinguished-name";

/** The canonical form of a name; undefined for a text that is none. */
export function canonicalName(text: string): string | undefined {
  const reading = distinguishedName(text);
  return "canonical" in reading ? reading.canonical : undefined;
}

/**
 * The canonical form of a name as Node.js writes it: one part on each line, the least specific first, with the escapes of
 * RFC 2253.
 * @see https://nodejs.org/api/crypto.html#x509subject
 */
export function canonicalOfLines(lines: string): string | undefined {
  return canonicalName(lines.split("\n").reverse().join(","));
}
