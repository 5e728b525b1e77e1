import fc from "fast-check";
import { oneOf, oneOfGlobs } from "../../../../src/access/evaluation/policy/glob";
import { matchesWildcard } from "../../../../src/model/aws/wildcard";

const globs = fc.array(fc.stringMatching(/^[ab*?]{0,6}$/), { maxLength: 7 });
const texts = fc.stringMatching(/^[ab]{0,7}$/);

test("a list of patterns matches what one of them matches", () => {
  const property = fc.property(globs, texts, (patterns, text) => {
    expect(oneOfGlobs(patterns)(text)).toBe(patterns.some((pattern) => matchesWildcard(pattern, text)));
  });
  fc.assert(property, { numRuns: 2000, seed: 5 });
});

test("a list of texts has those that it has, whether short or long", () => {
  const property = fc.property(fc.array(texts, { maxLength: 8 }), texts, (all, text) => {
    expect(oneOf(all)(text)).toBe(all.includes(text));
  });
  fc.assert(property, { numRuns: 500, seed: 5 });
});
