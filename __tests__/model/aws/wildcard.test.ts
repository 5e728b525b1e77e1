import fc from "fast-check";
import { matchesWildcard } from "../../../src/model/aws/wildcard";

test.each([
  ["*", "", true],
  ["a*c", "abbc", true],
  ["a*c", "a/b/c", true],
  ["a?c", "abc", true],
  ["a?c", "ac", false],
  ["GET/", "GET/", true],
  ["GET/", "GET/x", false],
  ["*b*b*", "abab", true],
  ["*b*b*", "ab", false],
  ["a.c", "abc", false],
])("%s and %s: %s", (pattern, text, expected) => {
  expect(matchesWildcard(pattern, text)).toBe(expected);
});

test("agrees with a regular expression over generated patterns", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "b", "/", ":"), maxLength: 12 });
  const pattern = fc.string({ unit: fc.constantFrom("a", "b", "/", "*", "?"), maxLength: 8 });
  fc.assert(
    fc.property(pattern, letters, (glob, text) => {
      const expression = glob.replace(/\*/g, "[^]*").replace(/\?/g, "[^]");
      expect(matchesWildcard(glob, text)).toBe(new RegExp(`^${expression}$`).test(text));
    }),
    { numRuns: 2000 },
  );
});
