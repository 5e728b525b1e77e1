/** An element of ASN.1 in DER, as it was read. */
export interface DerElement {
  readonly tag: number;
  readonly content: Buffer;
  /** With its tag and its length. */
  readonly whole: Buffer;
}

/** Tags that certificates and revocation lists have: those of the universal class, then those of a place in a sequence. */
export const TAGS = { bits: 0x03, oid: 0x06, sequence: 0x30, version: 0xa0 } as const;

/**
 * The first element of some bytes.
 * @throws Error where they end before the element does
 * @see https://www.itu.int/rec/T-REC-X.690
 */
export function derElement(bytes: Buffer): DerElement {
  const [tag, first] = bytes;
  if (tag === undefined || first === undefined) throw new Error("expected an element of DER, got nothing");
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  const size = lengthBytes === 0 ? first : bytes.readUIntBE(2, lengthBytes);
  const start = 2 + lengthBytes;
  if (start + size > bytes.length) throw new Error(`expected ${size} bytes of DER, got fewer`);
  return { tag, content: bytes.subarray(start, start + size), whole: bytes.subarray(0, start + size) };
}

/** The elements in another one. */
export function derChildren({ content }: DerElement): readonly DerElement[] {
  const found: DerElement[] = [];
  for (let at = 0; at < content.length; ) {
    const child = derElement(content.subarray(at));
    found.push(child);
    at += child.whole.length;
  }
  return found;
}

/** An object identifier in dots: `2.5.4.3`. */
export function dottedOid({ content }: DerElement): string {
  const numbers: number[] = [];
  let number = 0;
  for (const byte of content) {
    number = number * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      numbers.push(number);
      number = 0;
    }
  }
  const [first = 0, ...others] = numbers;
  const root = Math.min(Math.floor(first / 40), 2);
  return [root, first - root * 40, ...others].join(".");
}
