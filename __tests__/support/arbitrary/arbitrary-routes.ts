import fc from "fast-check";
import { METHODS, type Route, segmentsOf } from "../../../src/model/routes/route";

/** A few words, so that paths of one API overlap or differ only in a parameter. */
const LITERALS = ["a", "b", "a.b"];

/** A path template, independent of the API's other paths: `*` for a parameter, `+` for a greedy one. */
const shapes = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...LITERALS) },
      { weight: 2, arbitrary: fc.constant("*") },
    ),
    {
      maxLength: 3,
    },
  )
  .chain((segments) => fc.constantFrom(segments, segments, segments, [...segments, "+"]));

const methods = fc.oneof(
  { weight: 4, arbitrary: fc.constant("GET" as const) },
  { weight: 1, arbitrary: fc.constantFrom(...METHODS) },
);

/** The distinct routes of one API; each parent path has only one parameter, as API Gateway requires. */
export const arbitraryRoutes: fc.Arbitrary<readonly string[]> = fc
  .array(fc.record({ method: methods, segments: shapes }), { minLength: 1, maxLength: 6 })
  .map((drafts) => {
    const parameters = new Map<string, string>();
    const routes = drafts.map(({ method, segments }) => ({ method, path: pathOf(segments, parameters) }));
    return [...new Set(routes.map(({ method, path }) => `${method} ${path}`))];
  });

/** The path with the first parameter name of each parent; nothing follows a greedy one. */
function pathOf(segments: readonly string[], parameters: Map<string, string>): string {
  let path = "";
  for (const [depth, segment] of segments.entries()) {
    if (segment !== "*" && segment !== "+") {
      path += `/${segment}`;
      continue;
    }
    const parameter = parameters.get(path) ?? (segment === "+" ? "{rest+}" : `{p${depth}}`);
    parameters.set(path, parameter);
    path += `/${parameter}`;
    if (parameter === "{rest+}") break;
  }
  return path || "/";
}

/** Values of a request's path parameters, in order; some are literals of other routes. */
export const arbitraryRests = fc.array(
  fc.array(fc.constantFrom(...LITERALS, "x"), { minLength: 3, maxLength: 5 }),
  { minLength: 8, maxLength: 8 },
);

/** A request path of a route; a greedy parameter takes all remaining values. */
export function requestPath({ path }: Pick<Route, "path">, rest: readonly string[]): string {
  const left = [...rest];
  const segments = segmentsOf(path).map((segment) => {
    if (!segment.startsWith("{")) return segment;
    return segment.endsWith("+}") ? left.join("/") || "x" : (left.shift() ?? "x");
  });
  return `/${segments.join("/")}`;
}
