/**
 * The text that the DER of a string type holds; undefined for anything else, and for bytes that are no text of that type.
 * A TeletexString is read as Latin-1, which is what it contains in practice.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.4
 */
export function stringValue(der: Uint8Array): string | undefined {
  const content = contentOf(der);
  if (content === undefined) return undefined;
  try {
    return READERS[der[0] ?? 0]?.(content);
  } catch {
    // Bytes that are no text of their type are shown as bytes.
    return undefined;
  }
}

/** Reads the bytes of a string type, by its tag. */
const READERS: Readonly<Record<number, (bytes: Uint8Array) => string | undefined>> = {
  // UTF8String
  12: utf8,
  // NumericString, PrintableString, IA5String, VisibleString
  18: ascii,
  19: ascii,
  22: ascii,
  26: ascii,
  // TeletexString
  20: (bytes) => Buffer.from(bytes).toString("latin1"),
  // UniversalString, BMPString
  28: (bytes) => codePoints(bytes, 4),
  30: (bytes) => codePoints(bytes, 2),
};

/** @throws TypeError for bytes that are not UTF-8 */
export function utf8(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}

function ascii(bytes: Uint8Array): string | undefined {
  return bytes.every((byte) => byte < 128) ? Buffer.from(bytes).toString("latin1") : undefined;
}

/** Surrogates are no characters of these types. */
function codePoints(bytes: Uint8Array, width: 2 | 4): string | undefined {
  if (bytes.length % width !== 0) return undefined;
  const buffer = Buffer.from(bytes);
  let text = "";
  for (let at = 0; at < buffer.length; at += width)
    text += String.fromCodePoint(buffer.readUIntBE(at, width));
  return /\p{Surrogate}/u.test(text) ? undefined : text;
}

/** The content of an element in DER, whose length is in one, two or three bytes; undefined if the length is wrong. */
function contentOf(der: Uint8Array): Uint8Array | undefined {
  const [, first = 0, second = 0, third = 0] = der;
  const forms = [
    { header: 2, length: first, is: first < 0x80 },
    { header: 3, length: second, is: first === 0x81 && second >= 0x80 },
    { header: 4, length: second * 256 + third, is: first === 0x82 && second > 0 },
  ];
  const form = forms.find(({ is, header, length }) => is && der.length === header + length);
  return form && der.subarray(form.header);
}
