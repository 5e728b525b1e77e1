import { differenceEvidence, differences } from "../../../src/operate/doctor/documents/differences";
import { parsedPolicy } from "../../../src/operate/doctor/documents/parsed-policy";
import { principalIds } from "../../../src/operate/doctor/documents/principal-ids";
import { policyDocument, type Statement } from "../../../src/policies/document";

const ALLOW: Statement = {
  Sid: "Allow",
  Effect: "Allow",
  Principal: { AWS: ["arn:aws:iam::111111111111:root", "arn:aws:iam::222222222222:root"] },
  Action: "execute-api:Invoke",
  Resource: "arn:aws:execute-api:eu-west-1:111111111111:a1b2c3d4e5/prod/GET/",
  Condition: { StringEquals: { "aws:SourceVpce": "vpce-1" } },
};
const DENY: Statement = { ...ALLOW, Sid: "Deny", Effect: "Deny" };
const INTENDED = policyDocument([ALLOW, DENY]);

test("the order of statements, elements and values is no difference, nor a list of one value", () => {
  const { Resource, Sid, ...others } = ALLOW;
  const principals = { AWS: ["arn:aws:iam::222222222222:root", "arn:aws:iam::111111111111:root"] };
  const live = { Statement: [DENY, { ...others, Principal: principals, Resource: [String(Resource)], Sid }] };
  expect(differences(live, INTENDED)).toEqual([]);
});

test("a difference names the statement and the part, with both values", () => {
  const live = { ...ALLOW, Condition: { StringEquals: { "aws:SourceVpce": "vpce-2" } } };
  const [found, ...others] = differences(policyDocument([live, DENY]), INTENDED);
  expect(others).toEqual([]);
  expect(found && differenceEvidence(found)).toEqual({
    live: "Allow Condition.StringEquals.aws:SourceVpce: vpce-2",
    intended: "Allow Condition.StringEquals.aws:SourceVpce: vpce-1",
  });
});

test("a statement that is missing and one that was added are told as such", () => {
  const found = differences({ Statement: [ALLOW, { ...DENY, Sid: undefined }] }, INTENDED);
  expect(found.map(differenceEvidence)).toEqual([
    { live: "Deny: absent", intended: "Deny: the statement" },
    { live: "#2: a statement that is not the deployment's", intended: "#2: absent" },
  ]);
});

test.each([
  ["plain", (text: string) => text],
  ["percent-encoded, as IAM gives it", encodeURIComponent],
  ["escaped once more, as API Gateway gives it", (text: string) => JSON.stringify(text).slice(1, -1)],
])("a policy is read: %s", (_, spell) => {
  expect(parsedPolicy(spell(JSON.stringify(INTENDED)))).toEqual(INTENDED);
});

test("ids of deleted roles and users are found among principals, accounts and services are none", () => {
  const trust = (Principal: object) => ({ Statement: [{ Effect: "Allow", Principal: Principal as never }] });
  expect(principalIds(trust({ AWS: ["AROAEXAMPLE1", "arn:aws:iam::111111111111:root"] }))).toEqual([
    "AROAEXAMPLE1",
  ]);
  expect(principalIds(trust({ AWS: "AIDAEXAMPLE2" }))).toEqual(["AIDAEXAMPLE2"]);
  expect(principalIds(trust({ Service: "lambda.amazonaws.com" }))).toEqual([]);
});
