import { type AskedOfRequests, type ValidatedRequest, validateRequest } from "./validate-request";

const ORDER = {
  type: "object",
  required: ["sku", "lines"],
  properties: {
    sku: { type: "string", pattern: "^[a-z]+$" },
    state: { enum: ["open", "sent"] },
    note: { type: "string", nullable: true },
    price: { type: "number", minimum: 0, exclusiveMinimum: true },
    format: { type: "string" },
    lines: {
      type: "array",
      minItems: 1,
      items: { $ref: "https://apigateway.amazonaws.com/restapis/a1b2c3d4e5/models/Line" },
    },
  },
};
const LINE = {
  type: "object",
  properties: { count: { type: "integer" }, parent: { $ref: "#/components/schemas/Line" } },
};

const ASKED: AskedOfRequests = {
  validator: { validateRequestBody: true, validateRequestParameters: true },
  requestParameters: {
    "method.request.path.id": true,
    "method.request.querystring.page": true,
    "method.request.querystring.size": false,
    "method.request.header.x-request.id": true,
  },
  requestModels: { "application/json": "Order" },
  models: { Order: ORDER, Line: LINE },
};

const REQUEST: ValidatedRequest = {
  headers: [
    ["Content-Type", "application/json; charset=utf-8"],
    ["x-request.id", "1"],
  ],
  query: "page=2",
  pathParameters: { id: "42" },
  body: Buffer.from('{ "sku": "lamp", "lines": [{ "count": 1 }] }'),
};

const answer = (request: Partial<ValidatedRequest>, asked: Partial<AskedOfRequests> = {}) =>
  validateRequest({ ...ASKED, ...asked }, { ...REQUEST, ...request });
const body = (value: unknown) => ({
  body: Buffer.from(typeof value === "string" ? value : JSON.stringify(value)),
});
const refused = (message: string) => expect.objectContaining({ status: 400, body: { message } });

const INVALID = refused("Invalid request body");

test("a request that has everything is passed on", () => {
  expect(answer({})).toBeUndefined();
});

test.each([
  ["a parameter of the query", { query: "size=2" }, "page"],
  ["a blank one", { query: "page=&size=2" }, "page"],
  ["one in another case", { query: "Page=2" }, "page"],
  ["a header", { headers: [] }, "x-request.id"],
  ["a parameter of the path", { pathParameters: {} }, "id"],
  ["several", { query: "", headers: [] }, "page, x-request.id"],
])("without %s it is refused by name", (_, request, missing) => {
  expect(answer(request)).toEqual(refused(`Missing required request parameters: [${missing}]`));
});

test.each([
  ["no JSON", "sku: lamp"],
  ["no body, which counts as {}", ""],
  ["a list", []],
  ["a property too few", { sku: "lamp" }],
  ["a property of another type", { sku: "lamp", lines: "none" }],
  ["a text that does not fit its pattern", { sku: "LAMP", lines: [] }],
  ["a word that is none of the few", { sku: "lamp", lines: [], state: "lost" }],
  ["a number below the minimum", { sku: "lamp", lines: [], price: -1 }],
  ["null for a text, nullable or not", { sku: "lamp", lines: [], note: null }],
  ["an entry that does not fit the model it refers to", { sku: "lamp", lines: [{ count: "one" }] }],
  ["an entry of that, by way of itself", { sku: "lamp", lines: [{ parent: { count: "one" } }] }],
  ["a property called like a keyword, of another type", { sku: "lamp", lines: [], format: 1 }],
])("with a body that is %s it is refused", (_, value) => {
  expect(answer(body(value))).toEqual(INVALID);
});

test.each([
  ["a list that is too short", { sku: "lamp", lines: [] }],
  ["the minimum where it is excluded", { sku: "lamp", lines: [], price: 0 }],
  ["a property that the model does not know", { sku: "lamp", lines: [], colour: "red" }],
])("with %s it is passed on, as API Gateway does not look", (_, value) => {
  expect(answer(body(value))).toBeUndefined();
});

test("a body of a content type without a model is passed on, whatever it is", () => {
  const headers: ValidatedRequest["headers"] = [
    ["x-request.id", "1"],
    ["content-type", "text/csv"],
  ];
  expect(answer({ headers, ...body("a,b") })).toBeUndefined();
});

test("without a content type it is JSON", () => {
  expect(answer({ headers: [["x-request.id", "1"]], ...body("a,b") })).toEqual(INVALID);
});

test("parameters are looked at before the body", () => {
  expect(answer({ query: "", ...body("no") })).toEqual(
    refused("Missing required request parameters: [page]"),
  );
});

test("a validator looks at what it is told to", () => {
  const wrong = { query: "", ...body("no") };
  const flags = (validateRequestBody: boolean, validateRequestParameters: boolean) => ({
    validator: { validateRequestBody, validateRequestParameters },
  });
  expect(answer(wrong, flags(false, false))).toBeUndefined();
  expect(answer(wrong, flags(true, false))).toEqual(INVALID);
  expect(answer(wrong, flags(false, true))).toMatchObject({ status: 400 });
  expect(answer({ ...wrong, query: "page=1" }, flags(false, true))).toBeUndefined();
});

test("a model that the API does not have is a defect of the emulator's, not a refusal", () => {
  expect(() => answer({}, { models: {} })).toThrow("the API has no model Order");
});
