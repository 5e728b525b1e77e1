import { parse } from "yaml";
import { edited, reading } from "./documents";

/** The document with something of every kind that is looked at more closely. */
const DOCUMENT = edited(
  ["openapi: 3.0.3\n", "openapi: 3.0.3\nservers: [{ url: / }]\nsecurity: [{ token: [] }]\n"],
  ["components:\n", "components:\n  securitySchemes: { token: { type: http, scheme: bearer } }\n"],
  ["{ description: Kept. }", "{ $ref: '#/components/responses/Kept' }"],
  [
    "  schemas:\n",
    "  responses: { Kept: { description: Kept., headers: { etag: { schema: { type: string } } } } }\n  schemas:\n",
  ],
  [
    "sku: { type: string }",
    "sku: { oneOf: [{ $ref: '#/components/schemas/Sku' }], nullable: false }\n    Sku: { type: string, enum: [lamp], format: int32 }",
  ],
);

/** Tried in each place. */
const FOREIGN = [7, [null], { a: 1 }, "x", { $ref: "#/paths" }];

/** The paths of all values below a value. */
function pathsOf(value: unknown): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) => [
    [key],
    ...pathsOf(below).map((path) => [key, ...path]),
  ]);
}

/** The whole with another value, or none, at a path. */
function withValue(whole: unknown, path: readonly string[], value: unknown): string {
  const copy = structuredClone(whole);
  const parent = path.slice(0, -1).reduce((node: unknown, key) => Reflect.get(Object(node), key), copy);
  const last = path.at(-1) ?? "";
  if (value === undefined) Reflect.deleteProperty(Object(parent), last);
  else Reflect.set(Object(parent), last, value);
  return JSON.stringify(copy, undefined, 1);
}

function outcome(text: string): string {
  const { document, problems } = reading(text);
  if (document !== undefined) return "a document";
  return problems.length > 0 && problems.every(({ file, line }) => file && line) ? "problems" : "neither";
}

test.each(["3.0.3", "3.1.0"])(
  "any value in any place of a document of %s gives a document or problems with a place",
  (version) => {
    const whole: unknown = parse(DOCUMENT.replace("3.0.3", version));
    const paths = pathsOf(whole);
    expect(paths.length).toBeGreaterThan(80);
    const texts = paths.flatMap((path) =>
      [undefined, ...FOREIGN].map((value) => withValue(whole, path, value)),
    );
    expect(new Set(texts.map(outcome))).toEqual(new Set(["a document", "problems"]));
  },
);

test("any beginning of a document gives a document or problems with a place", () => {
  const texts = Array.from({ length: DOCUMENT.length / 23 }, (_, i) => DOCUMENT.slice(0, i * 23));
  expect(["a document", "problems"]).toEqual(expect.arrayContaining(texts.map(outcome)));
});
