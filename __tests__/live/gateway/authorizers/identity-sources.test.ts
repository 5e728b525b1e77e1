import { identityValues } from "./identity-sources";

const request = {
  headers: [
    ["X-Crosslink-Key", "mobile.abc"],
    ["x-twice", "1"],
    ["x-twice", "2"],
    ["x-empty", ""],
  ] as const,
  query: "page=1&none=",
  requestContext: { stage: "prod", identity: { vpceId: "vpce-1", userAgent: null } },
};

test.each([
  ["a header, whatever its case", "method.request.header.x-crosslink-key", "mobile.abc"],
  ["a header that came twice", "method.request.header.x-twice", "1,2"],
  ["a parameter of the query", "method.request.querystring.page", "1"],
  ["a part of the context", "context.stage", "prod"],
  ["a part of the context further down", "context.identity.vpceId", "vpce-1"],
])("%s is an identity source", (_, source, value) => {
  expect(identityValues([source], request)).toEqual([value]);
});

test.each([
  "method.request.header.x-other",
  "method.request.header.x-empty",
  "method.request.querystring.none",
  "context.identity.userAgent",
  "context.identity",
  "stageVariables.key",
])("without a value for %s nobody is identified", (source) => {
  expect(identityValues(["method.request.header.x-crosslink-key", source], request)).toBeUndefined();
});

test("no source is not a missing one, and one that is not understood is refused", () => {
  expect(identityValues([], request)).toEqual([]);
  expect(() => identityValues(["method.request.body"], request)).toThrow("got method.request.body");
});
