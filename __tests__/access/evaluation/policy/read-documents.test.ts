import { contextKeys, type RequestContext } from "../../../../src/access/evaluation/policy/context";
import { evaluate } from "../../../../src/access/evaluation/policy/evaluate";
import type { ReadDocument, ReadPrincipal } from "../../../../src/access/evaluation/policy/read-document";

const ROLE = "arn:aws:iam::222222222222:role/a";
const USER = "arn:aws:iam::222222222222:user/b";
const RESOURCE = "arn:aws:execute-api:eu-west-1:111111111111:abc/prod/GET/a/b";

/** Documents of others, about requests of which other keys are known than about those of a deployment. */
const KEYS = contextKeys(["aws:PrincipalArn", "aws:SourceVpc", "aws:PrincipalTag/Team"]);

interface Asked {
  readonly account?: string;
  readonly context?: RequestContext;
  readonly action?: string;
}

const by = (arn: string): Asked => ({ account: arn.split(":")[4], context: { "aws:PrincipalArn": arn } });
const SERVICE: Asked = { context: { "aws:PrincipalServiceName": "lambda.amazonaws.com" } };
const NOBODY: Asked = {};

function effectOf(more: object, asked: Asked, effect = "Allow"): string {
  const statement = { Effect: effect, Principal: "*", Action: "execute-api:Invoke", Resource: "*", ...more };
  const request = { action: "execute-api:Invoke", resource: RESOURCE, context: {}, ...asked };
  return evaluate("resource-policy", { Statement: statement }, request, KEYS).effect;
}

test("a single statement stands alone, and a statement needs no Sid", () => {
  const document: ReadDocument = {
    Version: "2008-10-17",
    Id: "x",
    Statement: { Effect: "Allow", Action: "*", Resource: "*" },
  };
  const request = { action: "a:b", resource: RESOURCE, context: {} };
  expect(evaluate("identity-policy", document, request)).toEqual({ effect: "allow", sid: undefined });
});

describe("condition keys", () => {
  const Condition = { StringEquals: { "AWS:sourcevpc": "vpc-1" } };

  test.each(["aws:SourceVpc", "aws:sourceVpc", "AWS:SOURCEVPC"])(
    "are compared without regard to case, in the context %s",
    (key) => {
      expect(effectOf({ Condition }, { context: { [key]: "vpc-1" } })).toBe("allow");
      expect(effectOf({ Condition }, { context: { [key]: "vpc-2" } })).toBe("silent");
      expect(effectOf({ Condition }, { context: { [`${key}e`]: "vpc-1" } })).toBe("silent");
    },
  );

  it("may have a part that others chose, which is compared like that as well", () => {
    const tagged = { StringEquals: { "aws:PrincipalTag/team": "x" } };
    expect(effectOf({ Condition: tagged }, { context: { "aws:PrincipalTag/Team": "x" } })).toBe("allow");
  });

  it("may be compared with a truth value without quotes", () => {
    const absent = { Null: { "aws:SourceVpc": true } };
    expect(effectOf({ Condition: absent }, NOBODY)).toBe("allow");
    expect(effectOf({ Condition: absent }, { context: { "aws:SourceVpc": "vpc-1" } })).toBe("silent");
  });
});

test.each([
  ["everybody", "*", "a role", by(ROLE), "allow"],
  ["everybody", { AWS: "*" }, "nobody", NOBODY, "allow"],
  ["everybody", "*", "a service", SERVICE, "allow"],
  ["an account by its id", { AWS: "222222222222" }, "a role of it", by(ROLE), "allow"],
  ["an account by its root", { AWS: "arn:aws:iam::222222222222:root" }, "a user of it", by(USER), "allow"],
  ["an account", { AWS: "222222222222" }, "nobody", NOBODY, "silent"],
  ["another account", { AWS: ["333333333333"] }, "a role", by(ROLE), "silent"],
  ["a role", { AWS: ROLE }, "the role", by(ROLE), "allow"],
  ["a role", { AWS: ROLE }, "a user of its account", by(USER), "silent"],
  ["a role", { AWS: ROLE }, "one whose name begins like its", by(`${ROLE}b`), "silent"],
  ["roles and accounts", { AWS: [USER, "333333333333"] }, "one of them", by(USER), "allow"],
  ["a service", { Service: "lambda.amazonaws.com" }, "the service", SERVICE, "allow"],
  ["a service", { Service: ["ec2.amazonaws.com"] }, "another one", SERVICE, "silent"],
  ["a service beside a role", { Service: "ec2.amazonaws.com", AWS: ROLE }, "the role", by(ROLE), "allow"],
])("Principal of %s %j, asked about %s: %j is told %s", (_, Principal, __, asked, effect) => {
  expect(effectOf({ Principal }, asked)).toBe(effect);
});

test("a role as principal is itself allowed, an account leaves it to its policies", () => {
  const decide = (Principal: ReadPrincipal) =>
    evaluate(
      "resource-policy",
      { Statement: { Effect: "Allow", Principal, Action: "*", Resource: "*" } },
      { action: "a:b", resource: RESOURCE, context: {}, ...by(ROLE) },
    );
  expect(decide({ AWS: ROLE }).delegates).toBeUndefined();
  expect(decide({ AWS: "222222222222" }).delegates).toBe(true);
  expect(decide({ AWS: ["222222222222", ROLE] }).delegates).toBeUndefined();
});

describe("NotPrincipal", () => {
  const except = (NotPrincipal: object) => ({ Principal: undefined, NotPrincipal });
  const bob = except({ AWS: [USER, "arn:aws:iam::222222222222:root"] });

  test.each([
    ["the excepted user", by(USER), "silent"],
    ["the root user of its account", by("arn:aws:iam::222222222222:root"), "silent"],
    ["another user of its account", by(`${USER}s`), "deny"],
    ["a role of its account", by(ROLE), "deny"],
    ["nobody", NOBODY, "deny"],
    ["a service", SERVICE, "deny"],
  ])("denies everybody but those that it names: %s", (_, asked, effect) => {
    expect(effectOf(bob, asked, "Deny")).toBe(effect);
  });

  it("excepts none of an account by the account alone", () => {
    expect(effectOf(except({ AWS: "222222222222" }), by(ROLE), "Deny")).toBe("deny");
  });

  it("excepts services", () => {
    const lambda = except({ Service: "lambda.amazonaws.com" });
    expect(effectOf(lambda, SERVICE, "Deny")).toBe("silent");
    expect(effectOf(lambda, by(ROLE), "Deny")).toBe("deny");
  });
});

test.each([
  ["NotAction of another action", { Action: undefined, NotAction: "sts:AssumeRole" }, "allow"],
  ["NotAction of this one, in capitals", { Action: undefined, NotAction: ["EXECUTE-API:*"] }, "silent"],
  ["Action with a wildcard, in capitals", { Action: "Execute-Api:I?voke" }, "allow"],
  ["NotResource of another resource", { Resource: undefined, NotResource: `${RESOURCE}?` }, "allow"],
  ["NotResource of this one", { Resource: undefined, NotResource: "arn:aws:execute-api:*" }, "silent"],
  ["a short ARN of everything", { Resource: "execute-api:/*" }, "allow"],
  ["a short ARN of this route", { Resource: ["arn:aws:x", "execute-api:/prod/GET/a/?"] }, "allow"],
  ["a short ARN of another stage", { Resource: "execute-api:/dev/*" }, "silent"],
  ["a short ARN of what lies deeper", { Resource: "execute-api:/GET/*" }, "silent"],
])("%s: %s", (_, more, effect) => {
  expect(effectOf(more, by(ROLE))).toBe(effect);
});
