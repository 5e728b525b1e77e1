import type { Attribute, DistinguishedName, Value } from "./distinguished-name";

/** A name in its canonical form: no spaces around separators, the fewest escapes, the attributes of one part in order. */
export function printName(name: DistinguishedName): string {
  return name.map((part) => part.map(printAttribute).sort().join("+")).join(",");
}

function printAttribute({ type, value }: Attribute): string {
  return `${type}=${printValue(value)}`;
}

function printValue(value: Value): string {
  return "der" in value ? `#${value.der}` : escapeText(value.text);
}

/**
 * Escapes what would end a value or be lost otherwise, and control characters as pairs of hexadecimal digits.
 * @see https://www.rfc-editor.org/rfc/rfc2253#section-2.4
 */
export function escapeText(text: string): string {
  return text.replace(/[,+"\\<>;]|^[ #]| $/g, "\\$&").replace(/\p{Control}/gu, hexPairs);
}

/** The bytes of a text in UTF-8, each as a backslash and two hexadecimal digits. */
export function hexPairs(text: string): string {
  return Buffer.from(text).toString("hex").toUpperCase().replace(/../g, "\\$&");
}
