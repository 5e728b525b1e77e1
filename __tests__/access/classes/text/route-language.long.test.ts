import fc from "fast-check";
import {
  acceptedIn,
  automatonOf,
  statesAfter,
  statesBefore,
} from "../../../../src/access/classes/text/automaton";
import type { Language } from "../../../../src/access/classes/text/language";
import { NOT_NORMAL, routeLanguage, UNUSUAL } from "../../../../src/access/classes/text/route-language";
import { answeringRoute } from "../../../../src/model/routes/routing";

const contains = (language: Language) => {
  const automaton = automatonOf([language]);
  return (text: string) =>
    acceptedIn(automaton, statesAfter(automaton, statesBefore(automaton), text)).has(0);
};

const ROUTES = [
  "/",
  "/a",
  "/{id}",
  "/a/b",
  "/a/{id}",
  "/{id}/b",
  "/a/{id}/b",
  "/{rest+}",
  "/a/{rest+}",
  "/a:b",
];

/** Paths of few letters, some of them encoded, with slashes wherever. */
const path = fc
  .array(fc.constantFrom("a", "b", "/", "%61", "%62", "%", ":", "%3A", "%3a", "."), { maxLength: 7 })
  .map((parts) => `/${parts.join("")}`);

test.each(ROUTES)("the language of %s has the paths that routing compares equal, and no other", (route) => {
  const isIn = contains(routeLanguage(route));
  fc.assert(
    fc.property(path, (text) => {
      const answers = answeringRoute([{ method: "GET", path: route }], "GET", text) !== undefined;
      expect([text, isIn(text)]).toEqual([text, answers]);
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ["/", []],
  ["/a/b", []],
  ["/a.b/c..d", []],
  ["/a/", ["unusual"]],
  ["/a%62", ["unusual"]],
  ["//", ["unusual", "not normal"]],
  ["/a//b", ["unusual", "not normal"]],
  ["/a/../b", ["not normal"]],
  ["/a/.", ["not normal"]],
  ["/a/..", ["not normal"]],
  ["/a/%2e%2E/b", ["unusual", "not normal"]],
])("%s is told apart as %j", (text, ways) => {
  const languages = { unusual: UNUSUAL, "not normal": NOT_NORMAL };
  const found = Object.entries(languages).flatMap(([way, language]) => (contains(language)(text) ? way : []));
  expect(found).toEqual(ways);
});
