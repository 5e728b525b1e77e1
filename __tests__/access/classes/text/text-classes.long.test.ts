import fc from "fast-check";
import { butNot, oneOf, repeat } from "../../../../src/access/classes/text/language";
import { textClasses } from "../../../../src/access/classes/text/text-classes";
import { firstByMet, textsOf } from "./brute-force";

const LONGEST = 7;
const TEXTS = textsOf("abc", LONGEST);

/** Some of all characters: these, or all but these. */
interface CharSet {
  readonly chars: string;
  readonly except: boolean;
}

const sets: fc.Arbitrary<CharSet> = fc.record({
  chars: fc.constantFrom("a", "b", "ab", ""),
  except: fc.boolean(),
});
/** One character of a set, or any number of them. */
interface Place {
  readonly set: CharSet;
  readonly repeated: boolean;
}

const places: fc.Arbitrary<Place> = fc.record({ set: sets, repeated: fc.boolean() });
const patterns: fc.Arbitrary<readonly Place[]> = fc.array(places, { maxLength: 4 });
const groups = fc.array(fc.array(patterns, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });

const patternOf = (places: readonly Place[]) =>
  places.map(({ set: { chars, except }, repeated }) => {
    const one = except ? butNot(chars) : oneOf(chars);
    return repeated ? repeat(one) : one;
  });

function expressionOf(pattern: readonly Place[]): RegExp {
  const parts = pattern.map(({ set: { chars, except }, repeated }) => {
    const set = chars === "" ? (except ? "." : "[^\\s\\S]") : `[${except ? "^" : ""}${chars}]`;
    return set + (repeated ? "*" : "");
  });
  return new RegExp(`^${parts.join("")}$`);
}

test("groups of patterns of any sets cut texts as regular expressions do", () => {
  const property = fc.property(groups, (all) => {
    const expressions = all.map((group) => group.map(expressionOf));
    const metBy = (text: string) =>
      expressions.flatMap((group, i) => (group.some((one) => one.test(text)) ? [i] : []));
    const found = firstByMet(TEXTS, metBy);
    const classes = textClasses(all.map((group) => group.map(patternOf))) ?? [];
    const short = classes.filter(({ witness }) => witness.length <= LONGEST);
    expect(short.map(({ groups }) => groups.join()).sort()).toEqual([...found.keys()].sort());
    for (const { witness, groups } of classes) {
      expect(metBy(witness)).toEqual(groups);
      expect(witness.length).toBe(found.get(groups.join())?.length ?? witness.length);
    }
  });
  fc.assert(property, { numRuns: 600, seed: 5 });
});
