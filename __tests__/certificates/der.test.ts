import { elementAt, elementsIn } from "../../src/certificates/der/element";
import { Fields, onlyElement } from "../../src/certificates/der/fields";
import { hasBit, oidOf, serialOf, timeOf } from "../../src/certificates/der/values";

const hex = (text: string) => Buffer.from(text.replaceAll(" ", ""), "hex");
const element = (text: string) => elementAt(hex(text));

test("elements are read one after the other, each with its content", () => {
  const all = [...elementsIn(hex("02 01 05 30 03 01 01 ff 04 81 80".concat(" 00".repeat(128))))];
  expect(all.map(({ tag, content, whole }) => [tag, content.length, whole.length])).toEqual([
    [2, 1, 3],
    [0x30, 3, 5],
    [4, 128, 131],
  ]);
});

test.each([
  ["", "an end in the middle of an element"],
  ["30", "an end in the middle of an element"],
  ["30 05 00", "an element that is longer than what contains it"],
  ["30 80 00 00", "a length that is not definite"],
  ["30 81 01 00", "a length that is not as short as possible"],
  ["30 82 00 81", "a length that is not as short as possible"],
  ["30 85 00 00 00 00 01 00", "a length that is not definite"],
  ["30 84 ff", "a length that is not definite"],
  ["1f 81 01 00", "a tag of more than one byte"],
])("%j is refused: %s", (text, message) => {
  expect(() => element(text)).toThrow(message);
});

test.each([
  ["06 03 55 04 03", "2.5.4.3"],
  ["06 09 2a 86 48 86 f7 0d 01 01 0b", "1.2.840.113549.1.1.11"],
  ["06 03 88 37 03", "2.999.3"],
  ["06 01 27", "0.39"],
])("%s is the object identifier %s", (text, oid) => {
  expect(oidOf(element(text))).toBe(oid);
});

test.each(["06 00", "06 02 55 84", "06 0a ff ff ff ff ff ff ff ff ff 7f"])("%s is none", (text) => {
  expect(() => oidOf(element(text))).toThrow("an object identifier without an end");
});

const time = (tag: number, text: string) =>
  timeOf(elementAt(Buffer.concat([Buffer.from([tag, text.length]), Buffer.from(text)])));
test.each([
  [0x17, "491231235959Z", "2049-12-31T23:59:59Z"],
  [0x17, "500101000000Z", "1950-01-01T00:00:00Z"],
  [0x18, "20500101000000Z", "2050-01-01T00:00:00Z"],
])("%i %s is %s", (tag, text, iso) => {
  expect(time(tag, text)).toBe(iso);
});

test.each([
  [0x17, "4912312359Z"],
  [0x17, "491331235959Z"],
  [0x18, "20500101000000+0100"],
])("%i %s is no point in time", (tag, text) => {
  expect(() => time(tag, text)).toThrow(`no point in time, "${text}"`);
});

test("bits are counted from the left, and those that are not there are not set", () => {
  const bits = element("03 02 01 06");
  expect([0, 5, 6, 7, 8].map((bit) => hasBit(bits, bit))).toEqual([false, true, true, false, false]);
});

test.each([
  ["02 02 00 80", "80"],
  ["02 03 03 a5 b1", "3A5B1"],
  ["02 01 00", "0"],
])("%s is the serial number %s", (text, serial) => {
  expect(serialOf(element(text))).toBe(serial);
});

test("a field that is missing is told by its name", () => {
  const fields = new Fields(element("30 03 02 01 05"));
  expect(fields.optional(0x30)).toBeUndefined();
  expect(fields.take("version", 0x02).content).toEqual(hex("05"));
  expect(() => fields.take("issuer", 0x30)).toThrow("no issuer where it belongs");
});

test("bytes after an element, or another one, are told", () => {
  expect(() => onlyElement(hex("30 00 00"), "certificate", 0x30)).toThrow("bytes after the certificate");
  expect(() => onlyElement(hex("31 00"), "certificate", 0x30)).toThrow("no certificate");
});
