import { isMalformed, quoted, type Report } from "./problem";

const DOTS = /^(?:\.|%2e){1,2}$/i;
const LONE_PERCENT = /%(?![0-9A-Fa-f]{2})/;

/**
 * Reads the path of a call, relative to the stage and without the query. Escapes like `%2F` have the meaning
 * that they have in a URL; everything else, including spaces and non-ASCII text, is encoded for the caller.
 *
 * Empty, `.` and `..` segments are refused. SigV4 removes them from the path that it signs, so the API could
 * serve another path than the one whose signature it checked.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function readPath(path: unknown, report: Report): string {
  const expected = typeof path === "string" ? brokenRule(path) : "a path that begins with /";
  if (expected !== undefined) report("path", `expected ${expected}, got ${quoted(path)}`);
  return String(path);
}

/** The rule that a path breaks; undefined if none. */
function brokenRule(path: string): string | undefined {
  if (!path.startsWith("/")) return "a path that begins with /";
  if (/[?#]/.test(path)) return "no ? and no # (a query has its own field; %3F and %23 are the characters)";
  if (LONE_PERCENT.test(path)) return "two hex digits after each % (%25 is the character)";
  if (isMalformed(path)) return "well-formed Unicode";
  const segments = path.slice(1).split("/");
  const isEmpty = segments.slice(0, -1).includes("");
  if (isEmpty || segments.some((segment) => DOTS.test(segment))) return "no empty, . or .. segment";
  return undefined;
}
