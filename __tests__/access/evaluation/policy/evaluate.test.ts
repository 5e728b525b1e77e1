import { evaluate } from "../../../../src/access/evaluation/policy/evaluate";
import type { Statement } from "../../../../src/policies/document";
import type { PolicyKind } from "../../../../src/policies/document-ref";

const ROLE = "arn:aws:iam::222222222222:role/a";
const request = {
  action: "execute-api:Invoke",
  resource: "arn:aws:execute-api:eu-west-1:111111111111:abc/prod/GET/a/b",
  account: "222222222222",
  context: { "aws:PrincipalArn": ROLE, "aws:SourceVpce": "vpce-1" },
};
const statement = (more: object): Statement =>
  ({
    Sid: "S",
    Effect: "Allow",
    Principal: "*",
    Action: "execute-api:Invoke",
    Resource: "*",
    ...more,
  }) as Statement;
const effectOf = (...statements: Statement[]) =>
  evaluate("resource-policy", { Version: "2012-10-17", Statement: statements }, request).effect;

test.each([
  ["a statement that matches", {}, "allow"],
  ["an action in another case", { Action: "EXECUTE-API:invoke" }, "allow"],
  ["one of several actions", { Action: ["sts:AssumeRole", "execute-api:Invoke"] }, "allow"],
  ["another action", { Action: "sts:AssumeRole" }, "silent"],
  [
    "a resource whose wildcard spans a slash",
    { Resource: "arn:aws:execute-api:*:111111111111:abc/prod/GET/*" },
    "allow",
  ],
  ["another resource", { Resource: "arn:aws:execute-api:eu-west-1:111111111111:abc/prod/POST/*" }, "silent"],
  ["a resource outside the excepted ones", { Resource: undefined, NotResource: "arn:aws:x" }, "allow"],
  [
    "an excepted resource",
    { Resource: undefined, NotResource: ["arn:aws:x", "arn:aws:execute-api:*"] },
    "silent",
  ],
  ["the caller's account as principal", { Principal: { AWS: "arn:aws:iam::222222222222:root" } }, "allow"],
  ["another account as principal", { Principal: { AWS: "arn:aws:iam::333333333333:root" } }, "silent"],
  ["a service as principal", { Principal: { Service: "lambda.amazonaws.com" } }, "silent"],
  [
    "a condition that holds",
    { Condition: { StringEquals: { "aws:SourceVpce": ["vpce-0", "vpce-1"] } } },
    "allow",
  ],
  ["a condition that does not", { Condition: { StringEquals: { "aws:SourceVpce": "vpce-0" } } }, "silent"],
  [
    "a condition on an absent key",
    { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } },
    "silent",
  ],
  [
    "a negated condition on an absent key",
    { Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-1" } } },
    "allow",
  ],
  [
    "a negated condition with one value that is equal",
    { Condition: { StringNotEquals: { "aws:SourceVpce": ["vpce-0", "vpce-1"] } } },
    "silent",
  ],
  [
    "two keys, one of which fails",
    { Condition: { StringEquals: { "aws:SourceVpce": "vpce-1", "aws:PrincipalOrgID": "o" } } },
    "silent",
  ],
  [
    "two operators, one of which fails",
    {
      Condition: { StringEquals: { "aws:SourceVpce": "vpce-1" }, ArnNotEquals: { "aws:PrincipalArn": ROLE } },
    },
    "silent",
  ],
  [
    "an ARN with a wildcard in the name",
    { Condition: { ArnEquals: { "aws:PrincipalArn": "arn:aws:iam::222222222222:role/*" } } },
    "allow",
  ],
  [
    "an ARN like one with a wildcard",
    { Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::222222222222:role/*" } } },
    "allow",
  ],
  [
    "an ARN unlike one with a wildcard",
    { Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::333333333333:role/*" } } },
    "silent",
  ],
  [
    "a negated condition with a wildcard that is met",
    { Condition: { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::222222222222:role/?" } } },
    "silent",
  ],
  [
    "a negated condition with a wildcard that is not met",
    { Condition: { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::222222222222:role/??" } } },
    "allow",
  ],
])("%s: %s", (_, more, effect) => {
  expect(effectOf(statement(more))).toBe(effect);
});

test("a Deny overrides every Allow, in any order", () => {
  const deny = statement({ Sid: "D", Effect: "Deny" });
  expect(effectOf(statement({}), deny)).toBe("deny");
  expect(effectOf(deny, statement({}))).toBe("deny");
});

test("the decision names its statement", () => {
  expect(
    evaluate("resource-policy", { Version: "2012-10-17", Statement: [statement({ Sid: "Why" })] }, request),
  ).toEqual({
    effect: "allow",
    sid: "Why",
  });
});

test("an Allow of everybody takes precedence over one of the caller's account", () => {
  const ofAccount = statement({ Sid: "A", Principal: { AWS: "arn:aws:iam::222222222222:root" } });
  const ofEverybody = statement({ Sid: "E", Principal: { AWS: "*" } });
  const decide = (...statements: Statement[]) =>
    evaluate("resource-policy", { Version: "2012-10-17", Statement: statements }, request);
  expect(decide(ofAccount)).toEqual({ effect: "allow", sid: "A", delegates: true });
  expect(decide(ofAccount, ofEverybody)).toEqual({ effect: "allow", sid: "E" });
});

describe("the kind of a document", () => {
  const { Principal: _, ...without } = statement({});
  const decide = (kind: PolicyKind, ...Statement: Statement[]) =>
    evaluate(kind, { Version: "2012-10-17", Statement }, request).effect;

  test.each<PolicyKind>(["resource-policy", "endpoint-policy", "sts-endpoint-policy", "trust-policy"])(
    "a statement without a principal in a %s applies to nobody",
    (kind) => {
      expect(decide(kind, without)).toBe("silent");
      expect(decide(kind, statement({}), { ...without, Effect: "Deny" })).toBe("allow");
    },
  );

  it("a statement without a principal in an identity policy applies to the identity", () => {
    expect(decide("identity-policy", without)).toBe("allow");
    expect(() => decide("identity-policy", statement({}))).toThrow(
      "S: policy element Principal is not understood",
    );
  });

  it("is considered again for a document that was evaluated as another kind before", () => {
    const { Principal: _, ...rest } = statement({});
    const document = { Version: "2012-10-17" as const, Statement: [rest] };
    expect(evaluate("identity-policy", document, request).effect).toBe("allow");
    expect(evaluate("resource-policy", document, request).effect).toBe("silent");
    expect(evaluate("identity-policy", document, request).effect).toBe("allow");
  });
});
