import { der, oid, sequence, set } from "../../live/gateway/network/der";

/** An attribute: its type as an object identifier, its value, and the tag of the string type, by default UTF8String. */
export type MadeAttribute = readonly [oid: string, value: string | Buffer, tag?: number];

/** A name as certificates have it, the least specific part first; a list of attributes is one part with several. */
export type MadeName = readonly (MadeAttribute | readonly MadeAttribute[])[];

export const [CN, C, O, OU, EMAIL] = [
  "2.5.4.3",
  "2.5.4.6",
  "2.5.4.10",
  "2.5.4.11",
  "1.2.840.113549.1.9.1",
] as const;

/** `C=DE, O=Acme, CN=...` */
export const acme = (commonName: string): MadeName => [
  [C, "DE", 0x13],
  [O, "Acme"],
  [CN, commonName],
];

/** A name in DER; the attributes of one part are in the order that DER prescribes for a SET OF. */
export function madeName(name: MadeName): Buffer {
  const parts = name.map((part) => (isAttribute(part) ? [part] : part));
  return sequence(...parts.map((attributes) => set(...attributes.map(toDer).sort(Buffer.compare))));
}

function isAttribute(part: MadeAttribute | readonly MadeAttribute[]): part is MadeAttribute {
  return typeof part[0] === "string";
}

function toDer([type, value, tag = 0x0c]: MadeAttribute): Buffer {
  return sequence(oid(type), der(tag, Buffer.from(value)));
}
