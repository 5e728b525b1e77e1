import { validate } from "@readme/openapi-parser";
import { stringify } from "yaml";
import { DOCUMENT, edited, reading } from "./documents";

/** Another parser's opinion of a document: what is wrong with it. */
async function secondOpinion(document: object | undefined): Promise<unknown> {
  // It replaces references in place.
  const result = await validate(structuredClone(document) as never);
  return result.valid ? [] : result.errors;
}

/** The same document as a team could have written it. */
const asWritten = (document: object | undefined) =>
  stringify({ "x-crosslink-handler": "./orders.ts", ...document }, { aliasDuplicateObjects: false });

/** A document of as many paths, each with operations of three methods and a schema of its own. */
function bigDocument(paths: number): string {
  const numbers = Array.from({ length: paths }, (_, i) => i);
  const answer = (i: number) => ({
    description: "An answer.",
    content: {
      "application/json": { schema: { $ref: `#/components/schemas/Thing${i}` }, example: { id: "a" } },
    },
  });
  const operation = (name: string, i: number) => ({
    operationId: `${name}${i}`,
    responses: { "200": answer(i) },
  });
  const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
  return stringify({
    openapi: "3.0.3",
    info: { title: "Things", version: "1" },
    "x-crosslink-handler": "./things.ts",
    paths: Object.fromEntries(
      numbers.map((i) => [
        `/things${i}/{id}`,
        {
          parameters: [{ ...id }],
          get: operation("get", i),
          put: operation("put", i),
          delete: operation("delete", i),
        },
      ]),
    ),
    components: {
      schemas: Object.fromEntries(
        numbers.map((i) => [
          `Thing${i}`,
          { type: "object", properties: { next: { $ref: `#/components/schemas/Thing${(i + 1) % paths}` } } },
        ]),
      ),
    },
  });
}

const RICH = edited(
  [
    "info: { title: Orders",
    "tags: [{ name: orders, description: All about them. }]\nservers: [{ url: / }]\ninfo: { title: Orders",
  ],
  ["operationId: getOrders", "tags: [orders]\n      description: All of them.\n      operationId: getOrders"],
  ["    Answer:", "    one-answer:"],
  ["schemas/Answer", "schemas/one-answer"],
  [
    'order: { $ref: "#/components/schemas/Order" }',
    'order: { allOf: [{ $ref: "money.yaml" }], nullable: true }',
  ],
);
const MONEY = {
  "money.yaml": 'type: object\nproperties: { of: { $ref: "currency.yaml" } }\n',
  "currency.yaml": "type: string\n",
};

test.each([
  ["the smallest document", DOCUMENT, {}],
  ["one with notes, of several files", RICH, MONEY],
  ["one of 300 operations", bigDocument(100), {}],
])("%s is OpenAPI 3.0 in the opinion of another parser too", async (_, text, others) => {
  const { document, problems } = reading(text, others);
  expect(problems).toEqual([]);
  expect(await secondOpinion(document)).toEqual([]);
});

test("the other parser has an opinion", async () => {
  const { document } = reading(DOCUMENT);
  expect(
    await secondOpinion({ ...document, paths: { "/orders/{id}": document?.paths["/orders"] } }),
  ).toHaveLength(1);
});

test.each([
  ["the smallest document", DOCUMENT, {}],
  ["one with notes, of several files", RICH, MONEY],
])("%s, read again, is handed on as it is, without a note", (_, text, others) => {
  const { document } = reading(text, others);
  const again = reading(asWritten(document));
  expect(again.notes).toEqual([]);
  expect(JSON.stringify(again.document)).toBe(JSON.stringify(document));
});

test("keys keep the order in which they are written, and routes with them", () => {
  const { document, routes } = reading(RICH, MONEY);
  expect(Object.keys(document ?? {})).toEqual([
    "openapi",
    "tags",
    "info",
    "x-amazon-apigateway-request-validators",
    "paths",
    "components",
  ]);
  expect(Object.keys(document?.paths["/orders/{id}"] ?? {})).toEqual(["parameters", "put", "get"]);
  expect(routes.map(({ method, path }) => `${method} ${path}`)).toEqual([
    "PUT /orders/{id}",
    "GET /orders/{id}",
    "GET /orders",
  ]);
});

test("what is said of an operation is kept", () => {
  expect(reading(RICH, MONEY).document?.paths["/orders"]?.get).toEqual({
    tags: ["orders"],
    description: "All of them.",
    operationId: "getOrders",
    responses: { 200: { description: "All of them." } },
  });
});

test("an operation for every method is read as ANY", () => {
  const text = edited(["  /orders:\n    get:", "  /orders:\n    x-amazon-apigateway-any-method:"]);
  const { routes, document, problems } = reading(text);
  expect(problems).toEqual([]);
  expect(routes.at(-1)).toMatchObject({ method: "ANY", path: "/orders" });
  expect(document?.paths["/orders"]).toHaveProperty(
    "x-amazon-apigateway-any-method.operationId",
    "getOrders",
  );
});

test("a rest of a path declares its parameter by its name", () => {
  const text = edited([
    "  /orders:\n    get:\n",
    '  "/files/{rest+}":\n    parameters: [{ name: rest, in: path, required: true, schema: { type: string } }]\n    get:\n',
  ]);
  expect(reading(text).problems).toEqual([]);
});

test("a handler is a module relative to the document, or a name; an operation's goes before the document's", () => {
  const text = edited(["      operationId: getOrders\n", "      x-crosslink-handler: catalogue\n"]);
  const { routes, document } = reading(text);
  expect(routes.map(({ answerer }) => answerer?.handler)).toEqual([
    "/api/orders.ts",
    "/api/orders.ts",
    "catalogue",
  ]);
  expect(JSON.stringify(document)).not.toContain("x-crosslink");
});
