import { type Edit, edited, notesIn, problemsIn, reading } from "./documents";

const NEWER: Edit = ["openapi: 3.0.3", "openapi: 3.1.0"];
const SAID_AGAIN =
  "api.yaml:1:1 this document of OpenAPI 3.1 is handed on as 3.0.3, as API Gateway refuses 3.1";

/** The document in 3.1, with another schema of a body that nothing checks. */
const newer = (schema: string) =>
  edited(
    NEWER,
    ["      x-amazon-apigateway-request-validator: all\n", ""],
    ["sku: { type: string }", `sku: ${schema}`],
  );

/** A schema of 3.1 in the words of 3.0. */
const TABLE: readonly (readonly [schema: string, said: object])[] = [
  ["{ type: string }", { type: "string" }],
  ["{ const: lamp }", { enum: ["lamp"] }],
  ['{ type: [string, "null"] }', { type: "string" }],
  ["{ type: [string] }", { type: "string" }],
  ["{ type: number, exclusiveMinimum: 0 }", { type: "number", minimum: 0 }],
  ["{ type: number, exclusiveMaximum: 9 }", { type: "number", maximum: 9, exclusiveMaximum: true }],
  ["{ type: string, examples: [a] }", { type: "string" }],
  ["{ type: array, prefixItems: [{ type: string }], items: {} }", { type: "array", items: {} }],
  ["true", {}],
];

test.each(TABLE)("%s", (schema, said) => {
  const { document, problems } = reading(newer(schema));
  expect(problems).toEqual([]);
  expect(Object(document?.components).schemas.Order.properties.sku).toEqual(said);
});

test("the document that is handed on calls itself 3.0.3, and a note says so", () => {
  expect(reading(edited(NEWER)).document?.openapi).toBe("3.0.3");
  expect(notesIn(edited(NEWER))).toEqual([SAID_AGAIN]);
});

test("what 3.0 has no word for is left out, with a note", () => {
  const text = newer("{ type: string, $comment: x, contentEncoding: base64 }").replace(
    'version: "1" }',
    'version: "1", summary: Orders }\nwebhooks: {}\njsonSchemaDialect: https://spec.openapis.org/oas/3.1/dialect/base',
  );
  expect(notesIn(text).map((note) => note.replace(/,.*/, ""))).toEqual([
    SAID_AGAIN.replace(/,.*/, ""),
    "api.yaml:2:38 summary is left out",
    "api.yaml:3:1 webhooks is left out",
    "api.yaml:4:1 jsonSchemaDialect is left out",
    "api.yaml:39:30 $comment is left out",
    "api.yaml:39:43 contentEncoding is left out",
  ]);
});

test("several types are no one type, and null is refused in a body that is checked", () => {
  const body = (schema: string) => edited(NEWER, ["sku: { type: string }", `sku: ${schema}`]);
  expect(problemsIn(body("{ type: [string, number] }"))).toEqual([
    "api.yaml:38:22 components.schemas.Order.properties.sku.type: expected one type, or one and null, got [string, number]",
  ]);
  expect(problemsIn(body('{ type: [string, "null"] }'))).toEqual([
    "api.yaml:38:9 components.schemas.Order.properties.sku.nullable: expected nothing nullable in a body that a validator checks, as API Gateway refuses null there, got nullable",
  ]);
});

test("a limit beside a reference, which counts in 3.1, is refused", () => {
  const text = edited(NEWER, [
    'order: { $ref: "#/components/schemas/Order" }',
    'order: { $ref: "#/components/schemas/Order", maxProperties: 1 }',
  ]);
  expect(problemsIn(text)).toEqual([
    'api.yaml:42:54 components.schemas.Answer.properties.order.maxProperties: expected nothing beside $ref, as API Gateway reads no more than that, got "maxProperties"',
  ]);
});
