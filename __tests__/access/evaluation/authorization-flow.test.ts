import type { Api, Call } from "../../../src/access/evaluation/call";
import { decideCall } from "../../../src/access/evaluation/decide";
import type { ReadStatement } from "../../../src/access/evaluation/policy/read-document";
import type { PolicyDocument } from "../../../src/policies/document";
import { worded } from "../../support/calls";

/** A row of AWS's tables: the word of the one side and of the other, and the outcome. */
type Row = readonly [Said, Said, "Allow" | "Implicit Deny" | "Explicit Deny"];
type Said = "Allow" | "Neither Allow nor Deny" | "Deny";

/**
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html Table
 * A
 */
const ACCOUNT_A_CALLS_ITS_OWN_API: readonly Row[] = [
  ["Allow", "Allow", "Allow"],
  ["Allow", "Neither Allow nor Deny", "Allow"],
  ["Allow", "Deny", "Explicit Deny"],
  ["Neither Allow nor Deny", "Allow", "Allow"],
  ["Neither Allow nor Deny", "Neither Allow nor Deny", "Implicit Deny"],
  ["Neither Allow nor Deny", "Deny", "Explicit Deny"],
  ["Deny", "Allow", "Explicit Deny"],
  ["Deny", "Neither Allow nor Deny", "Explicit Deny"],
  ["Deny", "Deny", "Explicit Deny"],
];

/**
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html Table
 * B
 */
const ACCOUNT_B_CALLS_AN_API_OF_A: readonly Row[] = [
  ["Allow", "Allow", "Allow"],
  ["Allow", "Neither Allow nor Deny", "Implicit Deny"],
  ["Allow", "Deny", "Explicit Deny"],
  ["Neither Allow nor Deny", "Allow", "Implicit Deny"],
  ["Neither Allow nor Deny", "Neither Allow nor Deny", "Implicit Deny"],
  ["Neither Allow nor Deny", "Deny", "Explicit Deny"],
  ["Deny", "Allow", "Explicit Deny"],
  ["Deny", "Neither Allow nor Deny", "Explicit Deny"],
  ["Deny", "Deny", "Explicit Deny"],
];

function saying(said: Said, more: Partial<ReadStatement>): PolicyDocument {
  const statement = { Sid: "S", Effect: said, Action: "execute-api:Invoke", Resource: "*", ...more };
  const Statement = said === "Neither Allow nor Deny" ? [] : [statement as PolicyDocument["Statement"][0]];
  return { Version: "2012-10-17", Statement };
}

const place = { account: "111111111111", region: "eu-west-1" };
const target = { stage: "prod", method: "GET", path: "/pets" };

function signedCall(identity: Said, resource: Said, account: string): Call {
  const resourcePolicy = saying(resource, { Principal: "*" });
  const identityPolicy = saying(identity, {});
  return {
    ...target,
    api: { ...place, name: "p", id: "a", stage: "prod", auth: "iam", resourcePolicy },
    caller: { arn: `arn:aws:iam::${account}:role/r`, account, identityPolicy },
  };
}

const AUTHORIZER = { Allow: "allow", "Neither Allow nor Deny": "silent", Deny: "deny" } as const;

function unsignedCall(authorizer: Said, resource: Said): Call {
  const resourcePolicy = saying(resource, { Principal: "*" });
  const api: Api = { ...place, name: "p", id: "a", stage: "prod", auth: "none", resourcePolicy };
  return { ...target, api: { ...api, authorizer: AUTHORIZER[authorizer] } };
}

function outcome(call: Call): Row[2] {
  const { allowed, decisive } = decideCall(call);
  if (allowed) return "Allow";
  return decisive.effect === "deny" ? "Explicit Deny" : "Implicit Deny";
}

describe.each(ACCOUNT_A_CALLS_ITS_OWN_API)(
  "in one account, %s and a resource policy with %s",
  (own, resource, expected) => {
    it(`is ${expected} with an identity policy`, () => {
      expect(outcome(signedCall(own, resource, "111111111111"))).toBe(expected);
    });

    it(`is ${expected} with a Lambda authorizer`, () => {
      expect(outcome(unsignedCall(own, resource))).toBe(expected);
    });
  },
);

test.each(ACCOUNT_B_CALLS_AN_API_OF_A)(
  "across accounts, an identity policy with %s and a resource policy with %s: %s",
  (identity, resource, expected) => {
    expect(outcome(signedCall(identity, resource, "222222222222"))).toBe(expected);
  },
);

test.each([
  ["Allow", "Allow"],
  ["Neither Allow nor Deny", "Implicit Deny"],
  ["Deny", "Explicit Deny"],
] as const)("without authorization, a resource policy with %s: %s", (resource, expected) => {
  const { api, ...call } = unsignedCall("Allow", resource);
  expect(outcome({ ...call, api: { ...api, authorizer: undefined } })).toBe(expected);
});

describe("an authorizer", () => {
  it("is not asked where the resource policy denies", () => {
    const verdict = decideCall(unsignedCall("Allow", "Deny"));
    expect(verdict.steps.map(({ document }) => document.kind)).toEqual(["resource-policy"]);
  });

  it("is named where it decided", () => {
    const reason = (own: Said, resource: Said) => worded(decideCall(unsignedCall(own, resource))).reason;
    expect(reason("Deny", "Allow")).toBe("authorization of p: denied by the authorizer");
    expect(reason("Allow", "Neither Allow nor Deny")).toBe("authorization of p: allowed by the authorizer");
  });
});
