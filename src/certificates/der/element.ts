/** One element of ASN.1 in DER. Its bytes are a view of those that were read. */
export interface Element {
  readonly tag: number;
  readonly content: Buffer;
  /** With the tag and the length. */
  readonly whole: Buffer;
}

/** Bytes that are not the DER that was expected. */
export class DerError extends Error {
  override readonly name = "DerError";
}

/** Tags of universal types, and those in context by their number. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  /** The tag of a constructed element. */
  context: (number: number) => 0xa0 + number,
} as const;

/**
 * Reads the element at an offset. It is as strict as DER: lengths are definite and as short as possible, and all tags of
 * certificates fit into one byte. Reading is not recursive, so that a long revocation list costs no more than its bytes.
 * @throws DerError
 * @see https://www.itu.int/rec/T-REC-X.690
 */
export function elementAt(bytes: Buffer, offset = 0): Element {
  const tag = byteAt(bytes, offset);
  if ((tag & 0x1f) === 0x1f) throw new DerError("a tag of more than one byte");
  const { length, start } = lengthAt(bytes, offset + 1);
  const end = start + length;
  if (end > bytes.length) throw new DerError("an element that is longer than what contains it");
  return { tag, content: bytes.subarray(start, end), whole: bytes.subarray(offset, end) };
}

function lengthAt(bytes: Buffer, offset: number): { readonly length: number; readonly start: number } {
  const first = byteAt(bytes, offset);
  if (first < 0x80) return { length: first, start: offset + 1 };
  const width = first & 0x7f;
  const start = offset + 1 + width;
  if (width < 1 || width > 4 || start > bytes.length) throw new DerError("a length that is not definite");
  const length = bytes.readUIntBE(offset + 1, width);
  const isShortest = length >= (width === 1 ? 0x80 : 0x100 ** (width - 1));
  if (!isShortest) throw new DerError("a length that is not as short as possible");
  return { length, start };
}

function byteAt(bytes: Buffer, offset: number): number {
  const byte = bytes[offset];
  if (byte === undefined) throw new DerError("an end in the middle of an element");
  return byte;
}

/** The elements that stand one after the other in some content. @throws DerError */
export function* elementsIn(content: Buffer): Generator<Element> {
  for (let offset = 0; offset < content.length; ) {
    const element = elementAt(content, offset);
    yield element;
    offset += element.whole.length;
  }
}
