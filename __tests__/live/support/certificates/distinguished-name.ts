import { type DerElement, derChildren, dottedOid } from "./der-element";

/** The short names of attributes, by their object identifiers. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  "2.5.4.3": "CN",
  "2.5.4.4": "SN",
  "2.5.4.5": "serialNumber",
  "2.5.4.6": "C",
  "2.5.4.7": "L",
  "2.5.4.8": "ST",
  "2.5.4.9": "street",
  "2.5.4.10": "O",
  "2.5.4.11": "OU",
  "2.5.4.12": "title",
  "2.5.4.42": "GN",
  "0.9.2342.19200300.100.1.1": "UID",
  "0.9.2342.19200300.100.1.25": "DC",
  "1.2.840.113549.1.9.1": "emailAddress",
};

/** The tag of a text of two bytes a character; every other text is read as UTF-8. */
const BMP_STRING = 0x1e;

/**
 * A name as RFC 2253 writes it, the last part first: `CN=orders,O=Acme,C=DE`. Whatever is no printable ASCII is escaped byte by
 * byte, as OpenSSL does with `-nameopt RFC2253`.
 * @see https://www.rfc-editor.org/rfc/rfc2253
 */
export function distinguishedName(name: DerElement): string {
  return derChildren(name)
    .map((part) => derChildren(part).map(attribute).join("+"))
    .toReversed()
    .join(",");
}

function attribute(pair: DerElement): string {
  const [type, value] = derChildren(pair);
  if (type === undefined || value === undefined) throw new Error("expected an attribute, got none");
  const oid = dottedOid(type);
  const shortName = SHORT_NAMES[oid];
  return shortName
    ? `${shortName}=${escaped(textOf(value))}`
    : `${oid}=#${value.whole.toString("hex").toUpperCase()}`;
}

function textOf({ tag, content }: DerElement): string {
  return tag === BMP_STRING ? Buffer.from(content).swap16().toString("utf16le") : content.toString("utf8");
}

function escaped(text: string): string {
  const characters = [...text];
  return characters
    .map((one, i) => {
      const isAtEnd = i === 0 || i === characters.length - 1;
      if (/[,+"\\<>;]/.test(one) || (one === " " && isAtEnd) || (one === "#" && i === 0)) return `\\${one}`;
      return /[ -~]/.test(one) ? one : hexEscaped(one);
    })
    .join("");
}

function hexEscaped(character: string): string {
  return [...Buffer.from(character)]
    .map((byte) => `\\${byte.toString(16).toUpperCase().padStart(2, "0")}`)
    .join("");
}
