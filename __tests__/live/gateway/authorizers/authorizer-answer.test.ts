import { readAnswer } from "./authorizer-answer";

const ALLOW = { Effect: "Allow", Action: "execute-api:Invoke", Resource: ["arn:a", "arn:b"] };
const policyDocument = { Version: "2012-10-17", Statement: [ALLOW] };
const ANSWER = { principalId: "orders", policyDocument, context: { key: "k", level: 3, admin: false } };

test("an answer has a principal, a policy and a flat context, which may be missing", () => {
  expect(readAnswer(ANSWER)).toEqual(ANSWER);
  expect(readAnswer({ principalId: "orders", policyDocument })).toEqual({ ...ANSWER, context: {} });
});

const withStatement = (statement: object) => ({
  ...ANSWER,
  policyDocument: { ...policyDocument, Statement: [ALLOW, statement] },
});

test.each<[string, unknown]>([
  ["nothing", undefined],
  ["a text", "Allow"],
  ["one without a principal", { policyDocument }],
  ["one with an empty principal", { ...ANSWER, principalId: "" }],
  ["one without a policy", { principalId: "orders" }],
  ["one of an API for HTTP", { isAuthorized: true }],
  ["one whose policy has no statements", { ...ANSWER, policyDocument: { Version: "2012-10-17" } }],
  [
    "one whose policy has another version",
    { ...ANSWER, policyDocument: { ...policyDocument, Version: "1" } },
  ],
  ["one with another effect", withStatement({ ...ALLOW, Effect: "allow" })],
  ["one without an action", withStatement({ Effect: "Allow", Resource: "*" })],
  ["one without a resource", withStatement({ Effect: "Allow", Action: "*" })],
  ["one with an empty list of resources", withStatement({ ...ALLOW, Resource: [] })],
  ["one that names principals", withStatement({ ...ALLOW, Principal: "*" })],
  ["one with a list in its context", { ...ANSWER, context: { roles: ["a"] } }],
  ["one with an object in its context", { ...ANSWER, context: { user: {} } }],
  ["one with nothing under a name of its context", { ...ANSWER, context: { user: null } }],
])("%s is no answer", (_, result) => {
  expect(readAnswer(result)).toBeUndefined();
});

test("an answer of an authorizer has at most 8 KB as JSON", () => {
  const around = JSON.stringify({ ...ANSWER, context: { pad: "" } }).length;
  const ofBytes = (bytes: number) => ({ ...ANSWER, context: { pad: "x".repeat(bytes - around) } });
  expect(readAnswer(ofBytes(8192))).toBeDefined();
  expect(readAnswer(ofBytes(8193))).toBeUndefined();
});
