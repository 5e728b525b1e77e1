import { type Edit, edited, problemsIn } from "./documents";

type Row = readonly [what: string, edits: readonly Edit[], problems: readonly string[]];

const HANDLER = "x-crosslink-handler: ./orders.ts\n";

/** Faults, the edits of the document that make them, and the report. */
const TABLE: readonly Row[] = [
  ["nothing", [], []],
  [
    "no operation",
    [
      [
        edited().slice(edited().indexOf("  /orders/{id}:"), edited().indexOf("components:")),
        "  x-to-come: true\n",
      ],
    ],
    ["api.yaml:6:1 paths: expected at least one operation, got none"],
  ],
  [
    "a text that is no YAML",
    [["openapi: 3.0.3", "openapi: [3.0.3"]],
    [
      "api.yaml:2:1 expected valid YAML, got an error: Flow sequence in block collection must be sufficiently indented and end with a ]",
    ],
  ],
  [
    "a key that stands twice",
    [["      operationId: getOrders\n", "      operationId: getOrders\n      operationId: all\n"]],
    ['api.yaml:30:7 paths./orders.get.operationId: expected each key once, got "operationId" a second time'],
  ],
  [
    "Swagger",
    [["openapi: 3.0.3", 'swagger: "2.0"']],
    ['api.yaml:1:10 swagger: expected openapi: "3.0.x" or "3.1.x", got swagger: "2.0"'],
  ],
  [
    "a version that is to come",
    [["3.0.3", "3.2.0"]],
    ['api.yaml:1:10 openapi: expected openapi: "3.0.x" or "3.1.x", got "3.2.0"'],
  ],
  [
    "a version that is a number",
    [["3.0.3", "3.0"]],
    ['api.yaml:1:10 openapi: expected openapi: "3.0.x" or "3.1.x", got 3.0'],
  ],
  [
    "a method that API Gateway does not take",
    [["    put:", "    trace:"]],
    [
      'api.yaml:10:5 paths./orders/{id}.trace: expected one of the methods that API Gateway takes (get, post, put, patch, delete, head, options), got "trace"',
    ],
  ],
  [
    "a path that ends in a slash",
    [["/orders:", "/orders/:"]],
    [
      'api.yaml:27:3 paths./orders/: expected a path that API Gateway takes, such as /orders/{id}: parameters are whole segments, and no slash ends it, got "/orders/"',
    ],
  ],
  [
    "a parameter that is a part of a segment",
    [["/orders:", "/orders.{format}:"]],
    [
      'api.yaml:27:3 paths./orders.{format}: expected a path that API Gateway takes, such as /orders/{id}: parameters are whole segments, and no slash ends it, got "/orders.{format}"',
    ],
  ],
  [
    "a path parameter that is not declared",
    [["  /orders:", '  "/orders/{id}/lines/{line}":']],
    [
      "api.yaml:28:5 paths./orders/{id}/lines/{line}.get: expected the path parameter id among the parameters of the operation or of its path, got nothing",
      "api.yaml:28:5 paths./orders/{id}/lines/{line}.get: expected the path parameter line among the parameters of the operation or of its path, got nothing",
    ],
  ],
  [
    "a path parameter that is not in the path",
    [
      [
        "      operationId: getOrders\n",
        "      parameters: [{ name: id, in: path, required: true, schema: {} }]\n",
      ],
    ],
    ['api.yaml:29:28 paths./orders.get.parameters[0].name: expected no path parameter of /orders, got "id"'],
  ],
  [
    "no handler anywhere",
    [[HANDLER, ""]],
    [
      "api.yaml:9:5 paths./orders/{id}.put: expected x-crosslink-handler here or at the top of the document, got neither",
      "api.yaml:18:5 paths./orders/{id}.get: expected x-crosslink-handler here or at the top of the document, got neither",
      "api.yaml:27:5 paths./orders.get: expected x-crosslink-handler here or at the top of the document, got neither",
    ],
  ],
  [
    "a handler that is no module and no name",
    [["./orders.ts", "./orders.py"]],
    [
      'api.yaml:3:22 x-crosslink-handler: expected the path of a TypeScript or JavaScript file, or a name under backend.handlers, got "./orders.py"',
    ],
  ],
  [
    "a handler under a misspelt key",
    [["      operationId: getOrders\n", "      x-crosslink-handlers: orders\n"]],
    [
      'api.yaml:29:7 paths./orders.get.x-crosslink-handlers: expected x-crosslink-handler of an operation or of the whole document, got "x-crosslink-handlers" (did you mean "x-crosslink-handler"?)',
    ],
  ],
  [
    "a handler of a path",
    [["  /orders:\n", "  /orders:\n    x-crosslink-handler: orders\n"]],
    [
      'api.yaml:28:5 paths./orders.x-crosslink-handler: expected x-crosslink-handler of an operation or of the whole document, got "x-crosslink-handler" of a path',
    ],
  ],
  [
    "one operationId of two operations",
    [["operationId: getOrders", "operationId: getOrder"]],
    [
      'api.yaml:29:20 paths./orders.get.operationId: expected each operationId once, got "getOrder" a second time',
    ],
  ],
  [
    "a validator that is not there",
    [["request-validator: all", "request-validator: al"]],
    [
      'api.yaml:12:46 paths./orders/{id}.put.x-amazon-apigateway-request-validator: expected one of the validators (all), got "al" (did you mean "all"?)',
    ],
  ],
  [
    "a validator with a flag that is none",
    [["validateRequestBody: true", "validateBody: true"]],
    [
      'api.yaml:5:10 x-amazon-apigateway-request-validators.all.validateBody: expected one of the flags (validateRequestBody, validateRequestParameters), got "validateBody"',
    ],
  ],
  [
    "a validator with a word for a flag",
    [["validateRequestBody: true", "validateRequestBody: yes"]],
    [
      'api.yaml:5:31 x-amazon-apigateway-request-validators.all.validateRequestBody: expected true or false, got "yes"',
    ],
  ],
  [
    "validators without names",
    [["  all: { validateRequestBody: true, validateRequestParameters: true }", "  [all]"]],
    [
      "api.yaml:5:3 x-amazon-apigateway-request-validators: expected a map from names to validators, got [all]",
    ],
  ],
  [
    "names of schemas that differ in punctuation",
    [
      ["    Answer:", "    O-r-der:"],
      ["schemas/Answer", "schemas/O-r-der"],
    ],
    [
      'api.yaml:39:5 components.schemas.O-r-der: expected a name that differs from the others in its letters and digits, got "O-r-der"',
    ],
  ],
];

test.each(TABLE)("%s", (_, edits, problems) => {
  expect(problemsIn(edited(...edits))).toEqual(problems);
});

/** Texts that are no OpenAPI, in the words of the specification's own schema, at the place in the file. */
const NOT_OPENAPI: readonly Row[] = [
  ["no title", [["title: Orders, ", ""]], ["api.yaml:2:1 info: expected title, got nothing"]],
  [
    "a misspelt key",
    [["operationId: getOrders", "operationID: getOrders"]],
    [
      'api.yaml:29:7 paths./orders.get.operationID: expected a key that OpenAPI has here, got "operationID" (did you mean "operationId"?)',
    ],
  ],
  [
    "a version of the API that is a number",
    [['version: "1"', "version: 1.0"]],
    ["api.yaml:2:33 info.version: expected a text, got 1.0"],
  ],
  [
    "a type that there is not",
    [["sku: { type: string }", "sku: { type: text }"]],
    [
      'api.yaml:38:22 components.schemas.Order.properties.sku.type: expected one of the words (array, boolean, integer, number, object, string), got "text"',
    ],
  ],
  [
    "a parameter in the body",
    [["- { name: id, in: path", "- { name: body, in: body, schema: {} }\n      - { name: id, in: path"]],
    [
      'api.yaml:9:27 paths./orders/{id}.parameters[0].in: expected one of the words (path, query, header, cookie), got "body"',
    ],
  ],
  [
    "a path parameter that may be missing",
    [["required: true, schema", "schema"]],
    ["api.yaml:9:9 paths./orders/{id}.parameters[0]: expected required, got nothing"],
  ],
  [
    "an answer that says nothing",
    [["{ description: Kept. }", "{}"]],
    ["api.yaml:18:9 paths./orders/{id}.put.responses.204: expected description, got nothing"],
  ],
  [
    "a list of paths",
    [[edited().slice(edited().indexOf("  /orders/{id}:"), edited().indexOf("components:")), "  - /orders\n"]],
    ["api.yaml:7:3 paths: expected a map, got a list"],
  ],
  [
    "a keyword of 3.1 in 3.0",
    [["sku: { type: string }", "sku: { const: lamp }"]],
    [
      'api.yaml:38:16 components.schemas.Order.properties.sku.const: expected a key that OpenAPI has here, got "const"',
    ],
  ],
];

describe("a document that is none", () => {
  test.each(NOT_OPENAPI)("%s", (_, edits, problems) => {
    expect(problemsIn(edited(...edits))).toEqual(problems);
  });
});

test("every problem of a document is reported in one pass", () => {
  const text = edited(
    [HANDLER, ""],
    ["title: Orders, ", ""],
    ["operationId: getOrders", "operationId: getOrder"],
    ["schemas/Answer", "schemas/Nothing"],
    ["type: string }\n    Answer", "type: text }\n    Answer"],
  );
  expect(problemsIn(text)).toHaveLength(7);
});

test("an alias inside of what it stands for is refused", () => {
  const text = edited(["    Order:\n", "    Order: &order\n      not: *order\n"]);
  expect(problemsIn(text)).toEqual([
    "api.yaml:1:1 expected aliases that end, got one inside of what it stands for",
  ]);
});
