import {
  conformingSpellings,
  encodedOnce,
  encodedSpellings,
  encodings,
  unreservedIn,
} from "../../../src/model/routes/spelling";

test("a character is encoded by its code, whose letters are of either case", () => {
  expect(encodings("a")).toEqual(["%61"]);
  expect(encodings("j")).toEqual(["%6A", "%6a"]);
  for (const character of "azAZ09-._:")
    for (const code of encodings(character)) expect(decodeURIComponent(code)).toBe(character);
});

test("a text is encoded one character at a time", () => {
  expect(encodedOnce("a-b")).toEqual(["%61-b", "a%2Db", "a%2db", "a-%62"]);
});

test("a conforming client may encode only the colons of a literal", () => {
  expect(conformingSpellings("a:b")).toEqual(["a:b", "a%3Ab", "a%3ab"]);
  expect(conformingSpellings("a:b:c")).toHaveLength(9);
  expect(conformingSpellings("audit")).toEqual(["audit"]);
  expect(unreservedIn("a:a.b")).toEqual(["a", ".", "b"]);
});

test("the literals of a path may be encoded, its parameters have nothing to encode", () => {
  expect(encodedSpellings("/a/{x}/b")).toEqual([
    { slash: false, encoded: 0 },
    { slash: true, encoded: 0 },
    { slash: false, encoded: 2 },
    { slash: true, encoded: 2 },
  ]);
  expect(encodedSpellings("/")).toEqual([]);
});
