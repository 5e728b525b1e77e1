import { type Edit, edited, notesIn, problemsIn, reading } from "./documents";

const ANSWER = '{ $ref: "#/components/schemas/Answer" }';
const answer = (reference: string): Edit => [ANSWER, `{ $ref: "${reference}" }`];

const SCHEMAS = `Money:
  type: object
  properties:
    amount: { $ref: amounts/amount.yaml }
    of: { $ref: "#/Currency" }
Currency: { type: string, enum: [EUR] }
`;
const AMOUNT = `type: number\nminimum: 0\n`;
const OTHERS = { "schemas.yaml": SCHEMAS, "amounts/amount.yaml": AMOUNT };

const schemasOf = (...of: Parameters<typeof reading>) => {
  const { document, problems } = reading(...of);
  expect(problems).toEqual([]);
  return Object(document?.components).schemas;
};

test("schemas of other files come after the document's own, as they are met, under names of their own", () => {
  const schemas = schemasOf(edited(answer("schemas.yaml#/Money")), OTHERS);
  expect(Object.keys(schemas)).toEqual(["Order", "Answer", "Money", "amount", "Currency"]);
  expect(schemas.Money).toEqual({
    type: "object",
    properties: {
      amount: { $ref: "#/components/schemas/amount" },
      of: { $ref: "#/components/schemas/Currency" },
    },
  });
  expect(schemas.amount).toEqual({ type: "number", minimum: 0 });
});

test("a name that the document has already gets a number", () => {
  const schemas = schemasOf(edited(answer("schemas.yaml#/Order")), {
    "schemas.yaml": "Order: { type: object }\n",
  });
  expect(Object.keys(schemas)).toEqual(["Order", "Answer", "Order2"]);
});

test("one schema has one name, however it is referred to", () => {
  const text = edited(answer("./schemas.yaml#/Currency"), [
    'order: { $ref: "#/components/schemas/Order" }',
    "order: { $ref: x/../schemas.yaml#/Currency }",
  ]);
  expect(Object.keys(schemasOf(text, OTHERS))).toEqual(["Order", "Answer", "Currency"]);
});

test("what is deep in another schema is a schema of its own", () => {
  const schemas = schemasOf(edited(answer("#/components/schemas/Order/properties/sku")));
  expect(schemas.sku).toEqual({ type: "string" });
});

test("everything but schemas stands where it is referred to, from whichever file", () => {
  const text = edited(
    ["{ description: Kept. }", "{ $ref: parts.yaml#/kept }"],
    [
      "      - { name: id, in: path, required: true, schema: { type: string } }",
      "      - $ref: parts.yaml#/id",
    ],
  );
  const parts = `kept: { description: Kept. }\nid: { name: id, in: path, required: true, schema: { $ref: "#/text" } }\ntext: { type: string }\n`;
  const { document, problems } = reading(text, { "parts.yaml": parts });
  expect(problems).toEqual([]);
  expect(document?.paths["/orders/{id}"]).toMatchObject({
    parameters: [{ name: "id", schema: { $ref: "#/components/schemas/text" } }],
    put: { responses: { 204: { description: "Kept." } } },
  });
  expect(JSON.stringify(document)).not.toContain("parts.yaml");
});

test("a path of another file has its operations, and its handlers relative to that file", () => {
  const text = `openapi: 3.0.3
info: { title: Orders, version: "1" }
x-crosslink-handler: ./all.ts
paths:
  /orders: { $ref: paths/orders.yaml }
`;
  const orders = `get:\n  responses: { "200": { description: All. } }\npost:\n  x-crosslink-handler: ./post.ts\n  responses: { "204": { description: Kept. } }\n`;
  expect(reading(text, { "paths/orders.yaml": orders }).routes).toMatchObject([
    { method: "GET", path: "/orders", answerer: { handler: "/api/all.ts", written: "./all.ts" } },
    { method: "POST", path: "/orders", answerer: { handler: "/api/paths/post.ts", written: "./post.ts" } },
  ]);
});

test("JSON is YAML", () => {
  const text = JSON.stringify(reading(edited()).document);
  expect(reading(text.replace("{", '{"x-crosslink-handler":"orders",')).document).toEqual(
    reading(edited()).document,
  );
});

/** References that lead nowhere, or in a circle. */
const BAD: readonly (readonly [
  what: string,
  edits: readonly Edit[],
  others: Readonly<Record<string, string>>,
  problems: readonly string[],
])[] = [
  [
    "to nothing in the document",
    [answer("#/components/schemas/Answr")],
    {},
    [
      'api.yaml:26:31 paths./orders/{id}.get.responses.200.content.application/json.schema.$ref: expected a reference to something that is there, got "#/components/schemas/Answr"',
    ],
  ],
  [
    "to no file",
    [answer("schema.yaml#/Money")],
    OTHERS,
    [
      'api.yaml:26:31 paths./orders/{id}.get.responses.200.content.application/json.schema.$ref: expected a file, its path relative to this one, got "schema.yaml"',
    ],
  ],
  [
    "to nothing in another file, out of it",
    [answer("schemas.yaml#/Money")],
    { "schemas.yaml": SCHEMAS },
    [
      'schemas.yaml:4:21 Money.properties.amount.$ref: expected a file, its path relative to this one, got "amounts/amount.yaml"',
    ],
  ],
  [
    "to the network",
    [answer("https://example.com/schemas.yaml#/Money")],
    {},
    [
      'api.yaml:26:31 paths./orders/{id}.get.responses.200.content.application/json.schema.$ref: expected a reference to this document or to a file beside it, as nothing is read from a network, got "https://example.com/schemas.yaml#/Money"',
    ],
  ],
  [
    "to a file that is no YAML",
    [answer("schemas.yaml#/Money")],
    { "schemas.yaml": "Money: [\n" },
    [
      "schemas.yaml:2:1 expected valid YAML, got an error: Flow sequence in block collection must be sufficiently indented and end with a ]",
    ],
  ],
  [
    "to itself",
    [
      [
        "    Answer:\n",
        '    Other: { $ref: "#/components/schemas/Another" }\n    Another: { $ref: "#/components/schemas/Other" }\n    Answer:\n',
      ],
    ],
    {},
    [
      'api.yaml:39:20 components.schemas.Other.$ref: expected a reference that leads to a value, got "#/components/schemas/Another", which leads back to itself',
      'api.yaml:40:22 components.schemas.Another.$ref: expected a reference that leads to a value, got "#/components/schemas/Other", which leads back to itself',
    ],
  ],
  [
    "to what it is a part of, by allOf",
    [["type: object\n      required", 'allOf: [{ $ref: "#/components/schemas/Order" }]\n      required']],
    {},
    [
      'api.yaml:35:23 components.schemas.Order.allOf[0].$ref: expected a schema that can stand here, as API Gateway takes no reference in allOf, anyOf and oneOf, got "#/components/schemas/Order", which has it among its own',
    ],
  ],
  [
    "to what it is a part of, by allOf below a property",
    [["sku: { type: string }", 'sku: { allOf: [{ $ref: "#/components/schemas/Order" }] }']],
    {},
    [
      'api.yaml:38:32 components.schemas.Order.properties.sku.allOf[0].$ref: expected a schema that can stand here, as API Gateway takes no reference in allOf, anyOf and oneOf, got "#/components/schemas/Order", which has it among its own',
    ],
  ],
  [
    "of a header to a header that has it",
    [["{ description: Kept. }", "{ description: Kept., headers: { x: { $ref: headers.yaml#/x } } }"]],
    {
      "headers.yaml":
        'x: { content: { text/plain: { encoding: { a: { headers: { x: { $ref: "#/x" } } } } } } }\n',
    },
    [
      'headers.yaml:1:70 x.content.text/plain.encoding.a.headers.x.$ref: expected a reference that leads to a value, got "#/x", which leads back to itself',
    ],
  ],
  [
    "to a response that is not there, which then lacks nothing",
    [["{ description: Kept. }", '{ $ref: "#/components/responses/Kept" }']],
    {},
    [
      'api.yaml:18:24 paths./orders/{id}.put.responses.204.$ref: expected a reference to something that is there, got "#/components/responses/Kept"',
    ],
  ],
];

describe("a reference", () => {
  test.each(BAD)("%s", (_, edits, others, problems) => {
    expect(problemsIn(edited(...edits), others)).toEqual(problems);
  });
});

test("a schema may have itself as a property, which a model refers to", () => {
  const schemas = schemasOf(edited(["sku: { type: string }", 'sku: { $ref: "#/components/schemas/Order" }']));
  expect(schemas.Order.properties.sku).toEqual({ $ref: "#/components/schemas/Order" });
});

test("in allOf, anyOf and oneOf stands what is referred to, as API Gateway takes no reference there", () => {
  const text = edited([
    'order: { $ref: "#/components/schemas/Order" }',
    'order: { anyOf: [{ $ref: "#/components/schemas/Order" }, { $ref: amount.yaml }] }',
  ]);
  const schemas = schemasOf(text, { "amount.yaml": AMOUNT });
  expect(schemas.Answer.properties.order).toEqual({
    anyOf: [
      { type: "object", required: ["sku"], properties: { sku: { type: "string" } } },
      { type: "number", minimum: 0 },
    ],
  });
});

test("a problem and a note of another file are at their place there", () => {
  const others = { "schemas.yaml": "Money:\n  type: object\n  example: {}\n  propertys: {}\n" };
  const text = edited(answer("schemas.yaml#/Money"));
  expect(problemsIn(text, others)).toEqual([
    'schemas.yaml:4:3 Money.propertys: expected a key that OpenAPI has here, got "propertys" (did you mean "properties"?)',
  ]);
  expect(notesIn(text, others)).toEqual([
    "schemas.yaml:3:3 example is left out, as API Gateway does not support it",
  ]);
});
