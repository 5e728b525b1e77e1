import { isParameter, isRest, segmentsOf } from "../../../model/routes/route";
import { encodings } from "../../../model/routes/spelling";
import { ANY_TEXT, butNot, EMPTY, type Language, literal, oneOf, repeat, sequence, union } from "./language";

const SLASH = oneOf("/");
const SEGMENT = repeat(butNot("/"));

/**
 * The paths of requests that API Gateway compares equal with the path of a route, as `answeringRoute` reads them: with one
 * slash more at the end or without, and with any character of a literal percent-encoded.
 */
export function routeLanguage(path: string): Language {
  const segments = segmentsOf(path);
  const last = segments.at(-1);
  if (last === undefined) return union(literal("/"), literal("//"));
  const before = segments.slice(0, -1).flatMap((segment) => [SLASH, segmentLanguage(segment)]);
  return sequence(...before, SLASH, endLanguage(last, segments.length > 1));
}

/** The last part of a path. A value without characters needs the slash behind it to be one, and `//` is the root. */
function endLanguage(segment: string, mayBeEmpty: boolean): Language {
  if (!isParameter(segment)) return sequence(segmentLanguage(segment), union(EMPTY, SLASH));
  const value = sequence(butNot("/"), isRest(segment) ? ANY_TEXT : sequence(SEGMENT, union(EMPTY, SLASH)));
  if (isRest(segment)) return union(value, sequence(SLASH, mayBeEmpty ? EMPTY : butNot(""), ANY_TEXT));
  return mayBeEmpty ? union(value, SLASH) : value;
}

function segmentLanguage(segment: string): Language {
  if (isParameter(segment)) return SEGMENT;
  return sequence(
    ...[...segment].map((character) => union(oneOf(character), ...encodings(character).map(literal))),
  );
}

/** Paths that no conforming client writes, whatever follows: with something encoded, or an empty part. */
export const NEVER_PLAIN = sequence(ANY_TEXT, union(oneOf("%"), literal("//")), ANY_TEXT);

/** Paths that a conforming client does not write: those, and with a slash at the end of more than the root. */
export const UNUSUAL = union(NEVER_PLAIN, sequence(ANY_TEXT, butNot(""), SLASH));

/**
 * Paths with empty parts, or parts of dots, plain or encoded: a server that normalizes paths takes them away, and with `..`
 * the part before.
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4
 */
export const NOT_NORMAL = union(
  sequence(ANY_TEXT, literal("//"), ANY_TEXT),
  sequence(ANY_TEXT, SLASH, dots(), union(EMPTY, sequence(SLASH, ANY_TEXT))),
);

function dots(): Language {
  const dot = union(oneOf("."), ...encodings(".").map(literal));
  return sequence(dot, union(EMPTY, dot));
}
