import { type Edit, edited, notesIn, problemsIn, reading } from "./documents";

const SKU = "sku: { type: string }";
/** A property of a body that a validator checks. */
const inBody = (schema: string): readonly Edit[] => [[SKU, `sku: ${schema}`]];
/** The same of an answer. */
const inAnswer = (schema: string): readonly Edit[] => [
  ['order: { $ref: "#/components/schemas/Order" }', `order: ${schema}`],
];
const at = (key: string): readonly Edit[] => [["      operationId: getOrders\n", `      ${key}\n`]];
const atTop = (key: string): readonly Edit[] => [["openapi: 3.0.3\n", `openapi: 3.0.3\n${key}\n`]];

const UNSUPPORTED = "as API Gateway does not support it";

/** Parts of a document that are left out without harm, and their notes. */
const TABLE: readonly (readonly [what: string, edits: readonly Edit[], notes: readonly string[]])[] = [
  ["nothing", [], []],
  [
    "servers",
    atTop("servers: [{ url: https://orders.example.com/v1 }]"),
    ["2:1 servers is left out, as API Gateway gives the API its address"],
  ],
  [
    "security",
    [
      ...atTop("security: [{ token: [] }]"),
      ["components:\n", "components:\n  securitySchemes: { token: { type: http, scheme: bearer } }\n"],
    ],
    [
      "2:1 security is left out, as the deployment's auth says how a caller is known",
      "34:3 securitySchemes is left out, as the deployment's auth says how a caller is known",
    ],
  ],
  [
    "the same authorization",
    at("x-amazon-apigateway-auth: { type: AWS_IAM }"),
    ["29:7 x-amazon-apigateway-auth is left out, as the deployment's auth says the same"],
  ],
  [
    "documentation of API Gateway's",
    atTop("x-amazon-apigateway-documentation: { version: 1 }"),
    ["2:1 x-amazon-apigateway-documentation is left out, as it is no part of what is deployed"],
  ],
  [
    "callbacks",
    at('callbacks: { kept: { "{$request.body#/url}": { post: { responses: {} } } } }'),
    ["29:7 callbacks is left out, as it is no operation of this API"],
  ],
  [
    "a cookie",
    at("parameters: [{ name: session, in: cookie, schema: { type: string } }]"),
    [
      "29:20 cookie parameter is left out, as API Gateway has none: the function finds cookies in the headers",
    ],
  ],
  [
    "a text in a response",
    [
      [
        "{ description: All of them. }",
        "{ description: All, content: { text/csv: { schema: { type: string } } } }",
      ],
    ],
    ["31:59 a schema of type string in a response is left out, as API Gateway takes objects there"],
  ],
  ["an example", inBody("{ type: string, example: lamp }"), [`38:30 example is left out, ${UNSUPPORTED}`]],
  [
    "examples of a body",
    [
      [
        '          application/json:\n            schema: { $ref: "#/components/schemas/Order" }',
        '          application/json:\n            examples: { lamp: { value: {} } }\n            schema: { $ref: "#/components/schemas/Order" }',
      ],
    ],
    [`16:13 examples is left out, ${UNSUPPORTED}`],
  ],
  ["a default", inBody("{ type: string, default: lamp }"), [`38:30 default is left out, ${UNSUPPORTED}`]],
  ["readOnly", inAnswer("{ type: string, readOnly: true }"), [`42:32 readOnly is left out, ${UNSUPPORTED}`]],
  [
    "nullable in an answer",
    inAnswer("{ type: string, nullable: true }"),
    [`42:32 nullable is left out, ${UNSUPPORTED}`],
  ],
  [
    "a minimum that is excluded from a body",
    inBody("{ type: number, minimum: 0, exclusiveMinimum: true }"),
    [`38:42 exclusiveMinimum is left out, ${UNSUPPORTED}, so that a request with the minimum itself passes`],
  ],
  [
    "a minimum that is excluded from an answer",
    inAnswer("{ type: number, minimum: 0, exclusiveMinimum: true }"),
    [`42:44 exclusiveMinimum is left out, ${UNSUPPORTED}`],
  ],
  [
    "a shortest list in a body",
    inBody("{ type: array, minItems: 1, items: { type: string } }"),
    ["38:29 minItems is not checked by API Gateway, so that the function has to"],
  ],
  ["a shortest list in an answer", inAnswer("{ type: array, minItems: 1, items: { type: string } }"), []],
  ["a whole number", inBody("{ type: integer, format: int64 }"), []],
  [
    "a number in the format of whole ones",
    inBody("{ type: number, format: int64 }"),
    [`38:30 format: int64 is left out, ${UNSUPPORTED}`],
  ],
  [
    "a decimal number",
    inBody("{ type: number, format: decimal }"),
    [`38:30 format: decimal is left out, ${UNSUPPORTED}`],
  ],
  [
    "a discriminator",
    inAnswer("{ type: object, discriminator: { propertyName: kind } }"),
    [`42:32 discriminator is left out, ${UNSUPPORTED}`],
  ],
  [
    "the same in many places",
    [
      [SKU, "sku: { type: string, example: lamp }\n        size: { type: string, example: xl }"],
      ["type: object\n      required", "type: object\n      example: {}\n      required"],
    ],
    [`36:7 example is left out in 3 places, ${UNSUPPORTED}`],
  ],
  [
    "a description beside a reference",
    inAnswer('{ $ref: "#/components/schemas/Order", description: What was asked for. }'),
    ["42:54 description beside $ref is left out, as nothing but the reference counts there"],
  ],
  [
    "a name with a dash",
    [
      ["    Answer:", "    one-answer:"],
      ["schemas/Answer", "schemas/one-answer"],
    ],
    ["39:5 one-answer is called oneanswer, as the name of a model has letters and digits only"],
  ],
];

test.each(TABLE)("%s", (_, edits, notes) => {
  const text = edited(...edits);
  expect(problemsIn(text)).toEqual([]);
  expect(notesIn(text)).toEqual(notes.map((note) => `api.yaml:${note}`));
});

test("nothing that a note says is left out is in the document", () => {
  const text = edited(
    [SKU, "sku: { type: string, example: lamp, default: desk, deprecated: true, readOnly: false }"],
    ["openapi: 3.0.3\n", "openapi: 3.0.3\nservers: []\n"],
  );
  const left = notesIn(text).map((note) => / (\w+) is left out/.exec(note)?.[1]);
  expect(left).toEqual(["servers", "example", "default", "deprecated", "readOnly"]);
  for (const key of left) expect(JSON.stringify(reading(text).document)).not.toContain(`"${key}"`);
});

describe("what API Gateway would refuse although the document allows it is a problem, in a body that is checked", () => {
  const nullable =
    "expected nothing nullable in a body that a validator checks, as API Gateway refuses null there, got nullable";
  const unchecked: Edit = ["      x-amazon-apigateway-request-validator: all\n", ""];

  test("null", () => {
    const edits = inBody("{ type: string, nullable: true }");
    expect(problemsIn(edited(...edits))).toEqual([
      `api.yaml:38:30 components.schemas.Order.properties.sku.nullable: ${nullable}`,
    ]);
    expect(problemsIn(edited(...edits, unchecked))).toEqual([]);
  });

  test("a request without a property that only answers have", () => {
    const edits = inBody("{ type: string, readOnly: true }");
    expect(problemsIn(edited(...edits))).toEqual([
      'api.yaml:36:18 components.schemas.Order.required[0]: expected no readOnly property here, as API Gateway asks for it in every request that a validator checks, got "sku"',
    ]);
    expect(problemsIn(edited(...edits, unchecked))).toEqual([]);
  });

  test("by a validator of the whole document too", () => {
    const edits: readonly Edit[] = [
      ...inBody("{ type: string, nullable: true }"),
      unchecked,
      ["openapi: 3.0.3\n", "openapi: 3.0.3\nx-amazon-apigateway-request-validator: all\n"],
    ];
    expect(problemsIn(edited(...edits))).toHaveLength(1);
  });
});
