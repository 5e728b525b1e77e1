import fc from "fast-check";
import { parseRoute, type Route, routePattern } from "../../../src/model/routes/route";
import { caughtWith, isDenied } from "../../../src/model/routes/separable";
import { encodings } from "../../../src/model/routes/spelling";
import { keyGrant } from "../../../src/policies/keys/key-grant";
import { type Closing, closeCovered, closeOthers, notGranted } from "../../../src/policies/rest-api/closing";
import { arbitraryRoutes } from "../../support/arbitrary/arbitrary-routes";
import { glob, pathsOf, routed } from "../../support/requests";

const routes = (...texts: readonly string[]) => texts.map((text) => parseRoute(text) as Route);

/** Segments of a request's path: literals in several spellings, values, and the empty text. */
const PARTS = ["a", "%61", "b", "%62", "a.b", "%61.b", "a%2Eb", "a%2eb", "a.%62", "x", "a%20b", "%2F", ""];
const COLONS = ["a:b", "a%3Ab", "a%3ab", "%61:b", "a%3A%62"];

const cases = fc.record({
  texts: arbitraryRoutes,
  grants: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
  parts: fc.shuffledSubarray([...PARTS, ...COLONS], { minLength: 5, maxLength: 5 }),
  colons: fc.boolean(),
  emptyValues: fc.boolean(),
});

/** Random routes, some of them granted; undefined if IAM cannot separate them. */
function offer({ texts, grants, colons }: { texts: readonly string[]; grants: boolean[]; colons: boolean }) {
  const offered = routes(...texts.map((text) => (colons ? text.replaceAll("a.b", "a:b") : text)));
  return { offered, granted: offered.filter((_, i) => grants[i]) };
}

function denies({ patterns, characters }: Closing): (text: string) => boolean {
  const codes = characters.flatMap(encodings).map((code) => `*${code}*`);
  const globs = [...patterns, ...codes].map(glob);
  return (text) => globs.some((one) => one.test(text));
}

/** The same by the grant of a key, which is about one caller and names the encodings by itself. */
function closedByKey(granted: readonly Route[], offered: readonly Route[]): Closing {
  return { patterns: keyGrant(granted, offered, 15).deny, characters: [], unnormalized: false };
}

/** An encoded letter, digit or one of `-._~`. */
const NEEDLESS = /%(?:4[1-9A-F]|5[0-9A]|6[1-9A-F]|7[0-9A]|3[0-9]|2[DE]|5F|7E)/i;

/** The plain spelling of a conforming client: no needless encoding, no empty segment, no trailing slash. */
function isPlain(path: string): boolean {
  return path === "/" || !(NEEDLESS.test(path) || path.includes("//") || path.endsWith("/"));
}

test.each<[string, typeof closeCovered, boolean]>([
  ["what is covered", closeCovered, false],
  ["all others", closeOthers, true],
  ["all others in an authorizer's answer", closedByKey, true],
])(
  "closing %s refuses every spelling of a route that was not granted, and no plain call of one that was",
  (_, close, isOwnAccount) => {
    const counts = { closed: 0, respelled: 0, allowed: 0 };
    const property = fc.property(cases, (chosen) => {
      const { offered, granted } = offer(chosen);
      const others = notGranted(granted, offered);
      const isSeparable = others.every(
        (other) =>
          !isDenied(other, granted, offered, isOwnAccount) ||
          caughtWith(other, granted, offered) === undefined,
      );
      fc.pre(granted.length > 0 && isSeparable);
      const isDeniedText = denies(close(granted, offered));
      const allow = granted.map(routePattern).map(glob);
      const wrong: string[] = [];
      for (const path of pathsOf(chosen.parts, 4)) {
        for (const method of new Set(offered.map((route) => route.method))) {
          const text = method + path;
          const route = routed(offered, method, path, chosen.emptyValues);
          if (route === undefined) continue;
          const isGranted = granted.includes(route);
          const isCovered = isOwnAccount || allow.some((one) => one.test(text));
          if (!isGranted && isCovered) {
            counts[isPlain(path) ? "closed" : "respelled"]++;
            if (!isDeniedText(text)) wrong.push(`${text} is open`);
          }
          if (isGranted && isPlain(path) && glob(routePattern(route)).test(text)) {
            counts.allowed++;
            if (isDeniedText(text)) wrong.push(`${text} is closed`);
          }
        }
      }
      expect(wrong).toEqual([]);
    });
    fc.assert(property, { numRuns: 150, seed: 5 });
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(200);
  },
);
