import fc from "fast-check";
import { METHODS, type Route, segmentsOf } from "../../../src/model/routes/route";

/** Few words, so that paths of one API overlap and differ in a parameter only. */
const LITERALS = ["a", "b", "a.b"];

/** A path before it is known what else the API has: `*` for a parameter, `+` for a rest-of-path one. */
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

/** The routes of one API as a file lists them, each once; under one path there is one parameter, as API Gateway asks for. */
export const arbitraryRoutes: fc.Arbitrary<readonly string[]> = fc
  .array(fc.record({ method: methods, segments: shapes }), { minLength: 1, maxLength: 6 })
  .map((drafts) => {
    const parameters = new Map<string, string>();
    const routes = drafts.map(({ method, segments }) => ({ method, path: pathOf(segments, parameters) }));
    return [...new Set(routes.map(({ method, path }) => `${method} ${path}`))];
  });

/** The path, with the parameter that was first under each parent; behind a rest-of-path one nothing can stand. */
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

/** What stands in a request for the parameters of a path, one after the other; also words that are literals of others. */
export const arbitraryRests = fc.array(
  fc.array(fc.constantFrom(...LITERALS, "x"), { minLength: 3, maxLength: 5 }),
  { minLength: 8, maxLength: 8 },
);

/** A path that a request of the route may have; a rest-of-path parameter takes whatever is left. */
export function requestPath({ path }: Pick<Route, "path">, rest: readonly string[]): string {
  const left = [...rest];
  const segments = segmentsOf(path).map((segment) => {
    if (!segment.startsWith("{")) return segment;
    return segment.endsWith("+}") ? left.join("/") || "x" : (left.shift() ?? "x");
  });
  return `/${segments.join("/")}`;
}
