import * as language from "../../../src/access/classes/text/language";
import { exactly, type Pattern } from "../../../src/access/classes/text/pattern";
import type { Route } from "../../../src/model/routes/route";
import { allOf, but, type Expression, not, oneOf, sequence, some, text } from "./expressions";

/**
 * Calls that are meant to be possible, by callers, endpoints and routes. Nothing of it comes from a policy.
 */
export interface Intended {
  /** Patterns of ARNs; absent where callers are not asked who they are. */
  readonly roleArns?: readonly string[];
  /** Absent where calls come over the internet. */
  readonly endpointIds?: readonly string[];
  readonly routes: readonly Route[];
}

/** Characters of a path's part: what has a meaning in a path or in a request of ours is left out. */
const PLAIN = "/%|";
/** Parts that a server may take away. */
const DOTS = oneOf([text("."), text("..")]);
/** Parts that the rest of a path may have. */
const MOST_PARTS = 3;

/**
 * Paths of requests for a route, spelled without need for a second look, one after the other number of parts.
 */
function shapesOf(path: string): readonly (readonly string[])[] {
  const segments = path === "/" ? [] : path.slice(1).split("/");
  if (!path.endsWith("+}")) return [segments];
  return Array.from({ length: MOST_PARTS }, (_, i) => [
    ...segments.slice(0, -1),
    ...Array<string>(i + 1).fill("{}"),
  ]);
}

export function pathExpression(path: string): Expression {
  return oneOf(
    shapesOf(path).map((segments) => {
      const parts = segments.flatMap((one) => [
        text("/"),
        one.startsWith("{") ? allOf([some(but(PLAIN)), not(DOTS)]) : text(one),
      ]);
      return parts.length === 0 ? text("/") : sequence(...parts);
    }),
  );
}

export function pathPatterns(path: string): readonly Pattern[] {
  const one = language.butNot(PLAIN);
  const [more, dot] = [language.repeat(one), language.oneOf(".")];
  const other = language.butNot(`${PLAIN}.`);
  const notDots = [[other], [dot, other], [dot, dot, one]].map((begin) => language.sequence(...begin, more));
  const parameter: Pattern = [language.union(...notDots)];
  return shapesOf(path).map((segments) =>
    segments.length === 0
      ? exactly("/")
      : segments.flatMap((one) => [language.oneOf("/"), ...(one.startsWith("{") ? parameter : exactly(one))]),
  );
}

/**
 * The paths that a route answers: API Gateway prefers literals to parameters, and these to a rest, from the
 * left.
 */
export function answeredPaths({ path }: Route, offered: readonly Route[]): Expression {
  const rank = (one: string) =>
    one
      .split("/")
      .slice(1)
      .map((part) => (part.endsWith("+}") ? 0 : part.startsWith("{") ? 1 : 2))
      .join("");
  const better = [...new Set(offered.map((route) => route.path))].filter((one) => rank(one) > rank(path));
  const shape = pathExpression(path);
  return better.length === 0 ? shape : allOf([shape, not(oneOf(better.map(pathExpression)))]);
}
