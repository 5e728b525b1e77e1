import { contextKeys } from "../../../../src/access/evaluation/policy/context";
import { evaluate } from "../../../../src/access/evaluation/policy/evaluate";
import type { PolicyKind } from "../../../../src/policies/document-ref";

const SESSION = "arn:aws:sts::222222222222:assumed-role/a/s";
const USER = "arn:aws:iam::222222222222:user/b";
const request = { action: "execute-api:Invoke", resource: "arn:aws:execute-api:x", context: {} };

function ask(more: object, kind: PolicyKind = "resource-policy"): void {
  const statement = { Sid: "S", Effect: "Allow", Action: "*", Resource: "*", ...more };
  evaluate(kind, { Statement: [statement] }, request, contextKeys(["aws:SourceIp"]));
}

const on = (operator: string, value: unknown, key = "aws:SourceIp") => ({
  Principal: "*",
  Condition: { [operator]: { [key]: value } },
});
const except = (NotPrincipal: unknown, Effect = "Deny") => ({ Effect, NotPrincipal });

test.each([
  ["an element", { Principal: "*", Extra: 1 }, "policy element Extra"],
  ["an effect", { Principal: "*", Effect: "allow" }, "effect allow"],
  ["two actions at once", { Principal: "*", NotAction: "a:b" }, "Action beside NotAction"],
  ["two resources at once", { Principal: "*", NotResource: "*" }, "Resource beside NotResource"],
  ["two principals at once", { Principal: "*", NotPrincipal: "*" }, "Principal beside NotPrincipal"],
  ["no action", { Principal: "*", Action: undefined }, "statement without an action"],
  ["an operator", on("NumericEquals", "1"), "condition operator NumericEquals"],
  ["an operator of sets", on("ForAnyValue:StringLike", "1"), "condition operator ForAnyValue:StringLike"],
  ["a date", on("DateLessThan", "2020-01-01"), "condition operator DateLessThan"],
  ["a key", on("StringEquals", "1", "aws:VpceAccount"), "condition key aws:VpceAccount"],
  ["an address", on("IpAddress", "10.0.0.0/40"), "IpAddress with 10.0.0.0/40"],
  ["a truth value", on("BoolIfExists", "yes"), "BoolIfExists with yes"],
  ["a part of an ARN", on("ArnLike", "*"), "ArnLike with *"],
  ["a variable in a condition", on("StringLike", "${aws:x}/*"), "policy variable in ${aws:x}/*"],
  [
    "a variable in a resource",
    { Principal: "*", Resource: "arn:${aws:x}" },
    "policy variable in arn:${aws:x}",
  ],
  ["a resource that is no ARN", { Principal: "*", Resource: "prod/*" }, "resource prod/*"],
  ["an empty principal", { Principal: "" }, "principal "],
  ["a session", { Principal: { AWS: SESSION } }, `principal ${SESSION}`],
  ["a pattern of users", { Principal: { AWS: `${USER}*` } }, `principal ${USER}*`],
  ["a canonical user", { Principal: { CanonicalUser: "79a5" } }, "principal of type CanonicalUser"],
  ["a federated principal", { Principal: { Federated: "x" } }, "principal of type Federated"],
  ["all services", { Principal: { Service: "*" } }, "service *"],
  ["NotPrincipal of an Allow", except({ AWS: "222222222222" }, "Allow"), "NotPrincipal of an Allow"],
  ["NotPrincipal of everybody", except("*"), "NotPrincipal *"],
  [
    "an excepted user without its account",
    except({ AWS: [USER, "333333333333"] }),
    `NotPrincipal ${USER} without its account`,
  ],
])("%s that it does not know is an error, not a guess", (_, more, message) => {
  expect(() => ask(more)).toThrow(`S: ${message} is not understood`);
});

test.each([
  ["identity-policy", { Principal: "*" }, "policy element Principal"],
  ["trust-policy", except({ AWS: "222222222222" }), "policy element NotPrincipal"],
  ["endpoint-policy", { Principal: "*", Resource: "execute-api:/*" }, "resource execute-api:/*"],
  ["identity-policy", { Resource: "execute-api:/*" }, "resource execute-api:/*"],
] as const)("in the %s %j, %s is not understood", (kind, more, message) => {
  expect(() => ask(more, kind)).toThrow(`S: ${message} is not understood`);
});

test("a statement without a Sid is named by its place", () => {
  const statements = ["Allow", "Never"].map((Effect) => ({ Effect, Action: "*", Resource: "*" }));
  expect(() => evaluate("identity-policy", { Statement: statements }, request)).toThrow(
    "statement 2: effect Never is not understood",
  );
});

test("an element of the document that is not known is an error", () => {
  const document = { Statement: [], Statements: [] };
  expect(() => evaluate("identity-policy", document, request)).toThrow("policy element Statements");
});

test("a key is asked for anew when fewer are known", () => {
  const document = { Statement: { Effect: "Allow", Action: "*", Condition: { Null: { "a:b": "true" } } } };
  expect(evaluate("identity-policy", document, request, contextKeys(["A:B"])).effect).toBe("allow");
  expect(() => evaluate("identity-policy", document, request)).toThrow(
    "statement 1: condition key a:b is not understood",
  );
});
