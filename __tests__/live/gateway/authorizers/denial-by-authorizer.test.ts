import type { PolicyDocument } from "../../../../src/policies/document";
import { denialBeforeAuthorizer, denialByAuthorizer } from "./denial-by-authorizer";

const arn = "arn:aws:execute-api:eu-west-1:111111111111:a1b2c3d4e5/prod/GET/orders";
const query = { action: "execute-api:Invoke", resource: arn, endpointId: "vpce-1" };

const policy = (Effect?: "Allow" | "Deny", more = {}): PolicyDocument => ({
  Version: "2012-10-17",
  Statement: Effect ? [{ Sid: "It", Effect, Action: "execute-api:Invoke", Resource: arn, ...more }] : [],
});
const ofApi = (effect?: "Allow" | "Deny") => policy(effect, { Principal: "*" });
const answer = (effect?: "Allow" | "Deny") => ({
  principalId: "orders",
  policyDocument: policy(effect),
  context: {},
});

const explicit = (by: string) => ({ by: `${by}, It`, isExplicit: true });

test.each([
  ["Allow", "Allow", undefined],
  ["Allow", undefined, undefined],
  ["Allow", "Deny", explicit("resource policy")],
  [undefined, "Allow", undefined],
  [undefined, undefined, { by: "authorizer's policy", isExplicit: false }],
  [undefined, "Deny", explicit("resource policy")],
  ["Deny", "Allow", explicit("authorizer's policy")],
  ["Deny", undefined, explicit("authorizer's policy")],
  ["Deny", "Deny", explicit("authorizer's policy")],
] as const)("the authorizer says %s and the resource policy %s: denied by %j", (own, theirs, denial) => {
  expect(denialByAuthorizer(answer(own), ofApi(theirs), query)).toEqual(denial);
});

test("an API without a resource policy is up to its authorizer", () => {
  expect(denialByAuthorizer(answer("Allow"), undefined, query)).toBeUndefined();
  expect(denialByAuthorizer(answer(), undefined, query)).toMatchObject({ isExplicit: false });
});

test("a Deny of the resource policy counts before the authorizer is asked, and either's Allow after it is enough", () => {
  expect(denialBeforeAuthorizer(ofApi("Deny"), query)).toEqual(explicit("resource policy"));
  for (const one of [ofApi("Allow"), ofApi(), undefined])
    expect(denialBeforeAuthorizer(one, query)).toBeUndefined();
});
