import { DerError, type Element, TAG } from "./element";

/** An object identifier as numbers with points. @throws DerError */
export function oidOf({ content }: Element): string {
  const numbers: number[] = [];
  let number = 0;
  for (const byte of content) {
    number = number * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      numbers.push(number);
      number = 0;
    }
  }
  const [head, ...others] = numbers;
  if (head === undefined || (content.at(-1) ?? 0) >= 0x80 || !numbers.every(Number.isSafeInteger))
    throw new DerError("an object identifier without an end");
  const first = Math.min(Math.floor(head / 40), 2);
  return [first, head - first * 40, ...others].join(".");
}

/** A point in time, `2035-01-01T00:00:00Z`. @throws DerError @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5 */
export function timeOf({ tag, content }: Element): string {
  const text = content.toString("latin1");
  const year = tag === TAG.utcTime ? (Number(text.slice(0, 2)) < 50 ? "20" : "19") : "";
  const [, y, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(year + text) ?? [];
  const time = `${y}-${month}-${day}T${hour}:${minute}:${second}Z`;
  if (Number.isNaN(Date.parse(time))) throw new DerError(`no point in time, ${JSON.stringify(text)}`);
  return time;
}

/** The bits of a BIT STRING that has a whole number of bytes, as signatures and keys have. @throws DerError */
export function wholeBytesOf({ content }: Element): Buffer {
  if (content[0] !== 0) throw new DerError("a bit string that is no whole number of bytes");
  return content.subarray(1);
}

/** True if the bit of that number, from 0, is set in a BIT STRING. */
export function hasBit({ content }: Element, bit: number): boolean {
  const byte = content[1 + (bit >> 3)] ?? 0;
  return (byte & (0x80 >> (bit & 7))) !== 0;
}

/** A serial number in upper-case hexadecimal without leading zeros, as the load balancer's header once normalized. */
export function serialOf({ content }: Element): string {
  const digits = content.toString("hex").replace(/^0+(?=.)/, "");
  return digits.toUpperCase();
}
