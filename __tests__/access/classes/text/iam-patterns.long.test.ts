import fc from "fast-check";
import {
  acceptedIn,
  automatonOf,
  statesAfter,
  statesBefore,
} from "../../../../src/access/classes/text/automaton";
import {
  arnPattern,
  caselessGlob,
  caselessText,
  globPattern,
  resourcePattern,
} from "../../../../src/access/classes/text/iam-patterns";
import { sequence } from "../../../../src/access/classes/text/language";
import type { Pattern } from "../../../../src/access/classes/text/pattern";
import { comparing, operatorOf } from "../../../../src/access/evaluation/policy/operators";
import { understoodStatement } from "../../../../src/access/evaluation/policy/understood-statement";

/** The evaluator's own word on a pattern and a text. */
const says = (operator: string) => (pattern: string, text: string) => {
  const found = operatorOf(operator);
  return found !== undefined && comparing(found, [pattern])(text);
};
const statementOf = (more: object) => understoodStatement({ Effect: "Allow", Action: "*", ...more });

const texts = fc.stringMatching(/^[aAb]{0,5}$/);
const patterns = fc.stringMatching(/^[aAb*?]{0,5}$/);
const sixOf = (...fields: readonly string[]) =>
  fc.array(fc.constantFrom(...fields), { minLength: 6, maxLength: 6 }).map((all) => all.join(":"));
const arns = sixOf("*", "*", "a*", "?", "a", "*:*");
const values = sixOf("a", "a", "ab", "", "a:b");
const resources = fc.stringMatching(/^[ab/*?]{0,4}$/);

const KINDS: Readonly<
  Record<
    string,
    {
      readonly patternOf: (text: string) => Pattern;
      readonly matches: (pattern: string, text: string) => boolean;
      readonly patterns: fc.Arbitrary<string>;
      readonly texts: fc.Arbitrary<string>;
    }
  >
> = {
  "a pattern": { patternOf: globPattern, matches: says("StringLike"), patterns, texts },
  "a pattern of actions": {
    patternOf: caselessGlob,
    matches: (pattern, text) => statementOf({ Action: pattern }).actions.include(text),
    patterns,
    texts,
  },
  "a text in either case": {
    patternOf: caselessText,
    matches: says("StringEqualsIgnoreCase"),
    patterns: texts,
    texts,
  },
  "a pattern of ARNs": { patternOf: arnPattern, matches: says("ArnLike"), patterns: arns, texts: values },
  "a pattern of resources": {
    patternOf: resourcePattern,
    matches: (pattern, text) => statementOf({ Resource: pattern }).resources.include(text),
    patterns: fc.oneof(
      resources,
      resources.map((end) => `execute-api:/${end}`),
    ),
    texts: fc.stringMatching(/^[ab/]{0,6}$/),
  },
};

test.each(Object.entries(KINDS))("%s is met by what the evaluator matches", (_, kind) => {
  const counts = { met: 0, missed: 0 };
  const property = fc.property(
    fc.array(kind.patterns, { minLength: 1, maxLength: 3 }),
    kind.texts,
    (all, text) => {
      const automaton = automatonOf(all.map((one) => sequence(...kind.patternOf(one))));
      const end = statesAfter(automaton, statesBefore(automaton), text);
      const met = all.flatMap((one, i) => (kind.matches(one, text) ? [i] : []));
      counts[met.length > 0 ? "met" : "missed"]++;
      expect([...acceptedIn(automaton, end)].sort()).toEqual(met);
    },
  );
  fc.assert(property, { numRuns: 1500, seed: 5 });
  expect(Math.min(counts.met, counts.missed)).toBeGreaterThan(50);
});
