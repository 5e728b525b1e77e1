/**
 * A serial number in upper-case hexadecimal without leading zeros, from hexadecimal digits in any case, in pairs with or
 * without colons between them; undefined for anything else. A serial number has at most 20 bytes, and one more zero byte in
 * front where OpenSSL shows the sign.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.2
 */
export function serialNumber(text: string): string | undefined {
  if (!/^(?:[0-9a-f]+|[0-9a-f]{2}(?::[0-9a-f]{2})+)$/i.test(text)) return undefined;
  const digits = text
    .replaceAll(":", "")
    .toUpperCase()
    .replace(/^0+(?=.)/, "");
  return digits.length <= 40 ? digits : undefined;
}
