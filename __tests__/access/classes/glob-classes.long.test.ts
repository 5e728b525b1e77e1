import fc from "fast-check";
import { classesOf } from "../../../src/access/classes/glob-classes";
import { globPattern } from "../../../src/access/classes/text/iam-patterns";
import { ANY_TEXT } from "../../../src/access/classes/text/language";
import { exactly, someOf } from "../../../src/access/classes/text/pattern";
import { textClasses } from "../../../src/access/classes/text/text-classes";
import { matchesWildcard } from "../../../src/model/aws/wildcard";
import { firstByMet, textsOf } from "./text/brute-force";

const LONGEST = 7;
const TEXTS = textsOf("abc", LONGEST);

const globs = fc.array(fc.stringMatching(/^[ab*?]{0,4}$/), { maxLength: 4 });
const matchesOf = (all: readonly string[], text: string) =>
  all.flatMap((glob, i) => (matchesWildcard(glob, text) ? [i] : []));

/** The classes as they are found by trying every text, as far as these are long enough. */
function expectClasses(
  all: readonly string[],
  texts: readonly string[],
  options?: Parameters<typeof classesOf>[1],
) {
  const classes = classesOf(all, options) ?? [];
  const found = firstByMet(texts, (text) => matchesOf(all, text));
  const within = classes.filter(({ witness }) => witness.length <= LONGEST);
  expect(within.map(({ matches }) => matches.join()).sort()).toEqual([...found.keys()].sort());
  expect(new Set(classes.map(({ matches }) => matches.join())).size).toBe(classes.length);
  for (const { witness, matches } of classes) {
    expect(matchesOf(all, witness)).toEqual(matches);
    expect(witness.length).toBe(found.get(matches.join())?.length ?? witness.length);
  }
}

test("the classes of patterns are those of all texts, each with a shortest one", () => {
  const property = fc.property(globs, (all) => expectClasses(all, TEXTS));
  fc.assert(property, { numRuns: 300, seed: 5 });
});

test("texts that a universe does not have are in no class", () => {
  const universe = [...exactly("b"), ...someOf("ab")];
  const texts = TEXTS.filter((text) => /^b[ab]+$/.test(text));
  const property = fc.property(globs, (all) => expectClasses(all, texts, { within: [[universe]] }));
  fc.assert(property, { numRuns: 200, seed: 5 });
});

test("a witness is one of the preferred texts if its class has any", () => {
  const preferred = [...exactly("ba"), ANY_TEXT];
  const property = fc.property(globs, (all) => {
    const classes = classesOf(all, { preferring: [preferred] }) ?? [];
    const first = firstByMet(TEXTS, (text) => matchesOf(all, text));
    const better = firstByMet(
      TEXTS.filter((text) => text.startsWith("ba")),
      (text) => matchesOf(all, text),
    );
    expect(classes.length).toBe(classesOf(all)?.length);
    for (const { witness, matches } of classes) {
      expect(matchesOf(all, witness)).toEqual(matches);
      const expected = better.get(matches.join()) ?? first.get(matches.join());
      if (expected !== undefined) expect(witness.length).toBe(expected.length);
    }
  });
  fc.assert(property, { numRuns: 200, seed: 5 });
});

test("equal patterns meet the same texts, and a text in the list twice is one class", () => {
  expect(classesOf(["a", "a", "b*", "b*"])?.map(({ matches }) => matches)).toEqual([[], [0, 1], [2, 3]]);
});

test("letters are preferred in a witness", () => {
  expect(classesOf(["/*", "?/"])?.map(({ witness }) => witness)).toEqual(["", "/", "a/", "//"]);
});

test("nothing is left where every text of a universe is a literal", () => {
  const letters = "ab".split("");
  const classes = classesOf(letters, { within: [letters.map(exactly)] });
  expect(classes?.map(({ matches }) => matches)).toEqual([[0], [1]]);
});

test("a character beyond ASCII is found where all others have a group of their own", () => {
  const ascii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));
  const classes = textClasses([...ascii.map(exactly), globPattern("?")].map((one) => [one]));
  const other = classes?.find(({ groups }) => groups.join() === "95")?.witness ?? "";
  expect(other).toHaveLength(1);
  expect(ascii).not.toContain(other);
});

describe("what a deployment has", () => {
  const team = (i: number) => `arn:aws:iam::${i % 2 ? "222222222222" : "333333333333"}:role/team-${i}`;

  it("takes few states: a hundred roles with wildcards", () => {
    const roles = Array.from({ length: 100 }, (_, i) => `${team(i)}/app-*`);
    expect(classesOf(roles, { limit: 1000 })).toHaveLength(101);
  });

  it("takes as many states as its names have beginnings: a thousand roles", () => {
    const roles = Array.from({ length: 1000 }, (_, i) => team(i));
    expect(classesOf(roles, { limit: 3000 })).toHaveLength(1001);
  });
});

describe("patterns with several wildcards", () => {
  const routes = Array.from({ length: 12 }, (_, i) => `prod/GET/*/${String.fromCharCode(97 + i)}x/*`);

  it("have a class for every set of them", () => {
    expect(classesOf(routes.slice(0, 6))).toHaveLength(64);
  });

  it("are too many at some point, which is said and not cut short", () => {
    expect(classesOf(routes)).toBeUndefined();
    expect(classesOf(routes.slice(0, 6), { limit: 100 })).toBeUndefined();
  });
});
