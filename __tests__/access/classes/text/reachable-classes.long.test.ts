import fc from "fast-check";
import { automatonOf, statesAfter, statesBefore } from "../../../../src/access/classes/text/automaton";
import { ANY_TEXT, glob, literal, sequence, union } from "../../../../src/access/classes/text/language";
import {
  type ReachableClass,
  reachableClasses,
  TooManyStates,
} from "../../../../src/access/classes/text/reachable-classes";
import { matchesWildcard } from "../../../../src/model/aws/wildcard";

/** The classes of all texts by some patterns. */
function classesOf(patterns: readonly string[], prefix = ""): readonly ReachableClass[] {
  const automaton = automatonOf([...patterns.map(glob), sequence(literal(prefix), ANY_TEXT)]);
  const from = statesAfter(automaton, statesBefore(automaton), prefix);
  return reachableClasses(automaton, { from, within: [patterns.length] });
}

const vectorOf = (patterns: readonly string[], text: string) =>
  patterns.map((pattern) => matchesWildcard(pattern, text));
const vectorIn = (patterns: readonly string[], { languages }: ReachableClass) =>
  patterns.map((_, i) => languages.has(i));

/** Every text of at most four letters. */
const texts = ["a", "b", "c"].reduce<readonly string[]>((all) => all, [""]);
for (let length = 0; length < 4; length++)
  (texts as string[]).push(...texts.flatMap((text) => ["a", "b", "c"].map((letter) => text + letter)));
const SHORT = [...new Set(texts)].filter((text) => text.length <= 4);

const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 4 });

describe("the classes of texts by some patterns", () => {
  it("are those that short texts fall into, and each witness falls into its own", () => {
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 4 }), (patterns) => {
        const classes = classesOf(patterns);
        const keys = classes.map((one) => vectorIn(patterns, one).join());
        expect(new Set(keys).size).toBe(keys.length);
        for (const one of classes) expect(vectorOf(patterns, one.witness)).toEqual(vectorIn(patterns, one));
        for (const text of SHORT) expect(keys).toContain(vectorOf(patterns, text).join());
      }),
    );
  });

  it("have the shortest text as their witness", () => {
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 3 }), (patterns) => {
        for (const one of classesOf(patterns)) {
          const shorter = SHORT.filter(({ length }) => length < one.witness.length);
          const key = vectorIn(patterns, one).join();
          expect(shorter.filter((text) => vectorOf(patterns, text).join() === key)).toEqual([]);
        }
      }),
    );
  });

  it("are those behind a prefix, where texts are known to begin with it", () => {
    const classes = classesOf(["GET/a/*", "*b", "POST/*"], "GET/");
    const vectors = classes.map(({ witness, languages }) => [witness, [...languages].filter((i) => i < 3)]);
    expect(vectors).toEqual([
      ["", []],
      ["b", [1]],
      ["a/", [0]],
      ["a/b", [0, 1]],
    ]);
  });

  it("are one more than the patterns, where these have nothing in common", () => {
    const names = Array.from({ length: 40 }, (_, i) => `GET/route-${i}/*`);
    expect(classesOf(names)).toHaveLength(41);
  });

  it("are not known where they are too many", () => {
    const many = Array.from({ length: 14 }, (_, i) => `*${String.fromCharCode(97 + i)}*`);
    expect(() => classesOf(many)).not.toThrow();
    const automaton = automatonOf([...many.map(glob), ANY_TEXT]);
    const from = statesBefore(automaton);
    expect(() => reachableClasses(automaton, { from, within: [many.length], cap: 1000 })).toThrow(
      TooManyStates,
    );
  });

  it("are two of a union, however many patterns it has", () => {
    const many = Array.from({ length: 14 }, (_, i) => `*${String.fromCharCode(97 + i)}*`);
    const automaton = automatonOf([union(...many.map(glob)), ANY_TEXT]);
    expect(reachableClasses(automaton, { from: statesBefore(automaton), within: [1] })).toHaveLength(2);
  });
});
