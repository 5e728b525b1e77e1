import type { Handler, Request, Routes } from "./handler";
import { HttpError } from "./http-error";

type Params = Request["params"];

/**
 * Finds the handler of a request.
 * @throws HttpError 404 for an unknown path, 405 for a path with other methods
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6
 */
export function matchRoute(
  routes: Routes,
  method: string,
  path: string,
): { readonly handler: Handler; readonly params: Params } {
  const matches = Object.entries(routes).flatMap(([route, handler]) => {
    const [offered = "", pattern = ""] = route.split(" ");
    const params = paramsOf(pattern, path);
    return params === undefined ? [] : [{ offered, handler, params }];
  });
  if (matches.length === 0) throw new HttpError(404, "There is nothing at this path");
  const match = matches.find(({ offered }) => offered === method);
  if (match !== undefined) return match;
  const allow = [...new Set(matches.map(({ offered }) => offered))].join(", ");
  throw new HttpError(405, `This path answers ${allow} only`, { allow });
}

/** The variable parts of a path; undefined if the pattern does not match it. */
function paramsOf(pattern: string, path: string): Params | undefined {
  const segments = path.split("/");
  const expected = pattern.split("/");
  const isMatch =
    segments.length === expected.length &&
    expected.every((one, i) => (isVariable(one) ? segments[i] !== "" : segments[i] === one));
  if (!isMatch) return undefined;
  return Object.fromEntries(
    expected.flatMap((one, i) => (isVariable(one) ? [[one.slice(1, -1), decoded(segments[i] ?? "")]] : [])),
  );
}

const isVariable = (segment: string) => segment.startsWith("{");

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new HttpError(400, "The path has a malformed percent-encoding");
  }
}
