import { compareDocuments } from "../../src/access/classes/compare";
import { contextKeys, type RequestContext } from "../../src/access/evaluation/policy/context";
import { evaluate } from "../../src/access/evaluation/policy/evaluate";
import {
  keysOf,
  type ReadDocument,
  type ReadStatement,
  statementsOf,
} from "../../src/access/evaluation/policy/read-document";
import { foreignText } from "./foreign-data";

/** Values of one organization for AWS's placeholders. */
const FILLED: Readonly<Record<string, string>> = {
  "<my-org-id>": "o-mine",
  "<third-party-account-a>": "333333333333",
  "<third-party-account-b>": "444444444444",
  "<my-corporate-cidr>": "203.0.113.0/24",
  "<my-vpc>": "vpc-mine",
  "<my-vpc-in-this-region>": "vpc-mine",
  "<my-vpc-region>": "eu-west-1",
  "<my-account-id>": "111111111111",
};

const filled = foreignText("aws-perimeter-api-policy.json").replace(
  /<[a-z-]+>/g,
  (name) => FILLED[name] ?? name,
);
const { policy } = JSON.parse(filled) as { readonly policy: ReadDocument };

const role = (account: string, name = "app"): RequestContext => ({
  "aws:PrincipalArn": `arn:aws:iam::${account}:role/${name}`,
  "aws:PrincipalAccount": account,
  "aws:PrincipalIsAWSService": "false",
});
const MINE = { ...role("111111111111"), "aws:PrincipalOrgID": "o-mine" };
const THIRD = { ...role("333333333333"), "aws:PrincipalOrgID": "o-third" };
/** A role that its tag holds to the expected network. */
const HELD = { ...MINE, "aws:PrincipalTag/dp:include:network": "true" };
const FROM_OFFICE = { "aws:SourceIp": "203.0.113.7" };
const FROM_INTERNET = { "aws:SourceIp": "198.51.100.1" };
const FROM_VPC = { "aws:SourceVpc": "vpc-mine", "aws:RequestedRegion": "eu-west-1" };
const SERVICE = { "aws:PrincipalIsAWSService": "true", "aws:PrincipalServiceName": "events.amazonaws.com" };

const IDENTITY = "EnforceIdentityPerimeter";
const DEPUTY = "EnforceConfusedDeputyProtection";
const NETWORK = "EnforceNetworkPerimeterSourceVPC";
const REGION = "SourceVPCRegion";

test.each<[string, RequestContext, string | undefined]>([
  ["a role of the organization", { ...MINE, ...FROM_INTERNET }, undefined],
  ["a role of another organization", { ...role("999999999999"), "aws:PrincipalOrgID": "o-other" }, IDENTITY],
  ["a role of no organization", role("999999999999"), IDENTITY],
  ["nobody", FROM_OFFICE, IDENTITY],
  ["a role of a third party that is expected", { ...THIRD, ...FROM_INTERNET }, undefined],
  [
    "a service for the organization",
    { ...SERVICE, "aws:SourceOrgID": "o-mine", "aws:SourceAccount": "111111111111" },
    undefined,
  ],
  [
    "a service for another organization",
    { ...SERVICE, "aws:SourceOrgID": "o-other", "aws:SourceAccount": "999999999999" },
    DEPUTY,
  ],
  [
    "a service for an account of no organization",
    { ...SERVICE, "aws:SourceAccount": "999999999999" },
    DEPUTY,
  ],
  [
    "a service for a third party that is expected",
    { ...SERVICE, "aws:SourceOrgID": "o-third", "aws:SourceAccount": "444444444444" },
    undefined,
  ],
  ["a service that does not say for whom", SERVICE, undefined],
  ["a held role from the office", { ...HELD, ...FROM_OFFICE }, undefined],
  ["a held role from the internet", { ...HELD, ...FROM_INTERNET }, NETWORK],
  ["a held role from the VPC", { ...HELD, ...FROM_VPC }, undefined],
  ["a held role from another VPC", { ...HELD, ...FROM_VPC, "aws:SourceVpc": "vpc-other" }, NETWORK],
  ["a held role from nowhere that is known", HELD, NETWORK],
  ["a held role by way of a service", { ...HELD, ...FROM_INTERNET, "aws:ViaAWSService": "true" }, undefined],
  ["a held role by its own", { ...HELD, ...FROM_INTERNET, "aws:ViaAWSService": "false" }, NETWORK],
  [
    "a held role that is let off",
    { ...HELD, ...FROM_INTERNET, "aws:PrincipalTag/dp:exclude:network": "true" },
    undefined,
  ],
  [
    "a role whose tag is spelled otherwise",
    { ...MINE, ...FROM_INTERNET, "aws:PrincipalTag/DP:Include:Network": "true" },
    NETWORK,
  ],
  [
    "a held service-linked role",
    { ...HELD, ...role("111111111111", "aws-service-role/x/y"), ...FROM_INTERNET },
    undefined,
  ],
  ["a held role of a third party", { ...HELD, ...THIRD, ...FROM_INTERNET }, undefined],
  [
    "a role from the VPC for another Region",
    { ...MINE, ...FROM_VPC, "aws:RequestedRegion": "us-east-1" },
    REGION,
  ],
  ["a role from the VPC for no Region", { ...MINE, "aws:SourceVpc": "vpc-mine" }, REGION],
])("%s is denied by the right statement, or not at all", (_, context, sid) => {
  const account = context["aws:PrincipalAccount"];
  const request = { action: "execute-api:Invoke", resource: "arn:aws:execute-api:x", account, context };
  const decision = evaluate(
    "resource-policy",
    policy,
    request,
    contextKeys([...keysOf(policy), ...Object.keys(context)]),
  );
  expect(decision).toEqual(sid === undefined ? { effect: "silent" } : { effect: "deny", sid });
});

describe("behind an Allow of everything", () => {
  const everything: ReadStatement = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };
  const guarded = { Statement: [everything, ...statementsOf(policy)] };
  const among = (...conditions: readonly ReadStatement["Condition"][]): ReadDocument => ({
    Statement: conditions.map((Condition) => ({ ...everything, Condition })),
  });

  it("nobody calls but the organization, expected third parties and services", () => {
    const expected = among(
      { StringEquals: { "aws:PrincipalOrgID": "o-mine" } },
      { StringEquals: { "aws:PrincipalAccount": ["333333333333", "444444444444"] } },
      { Bool: { "aws:PrincipalIsAWSService": "true" } },
    );
    expect(compareDocuments("resource-policy", expected, guarded).newlyAllowed).toBeUndefined();
  });

  it("others would, without the statement that is there for it", () => {
    const open = { Statement: guarded.Statement.filter(({ Sid }) => Sid !== IDENTITY) };
    const { newlyAllowed, newlyRefused } = compareDocuments("resource-policy", guarded, open);
    expect(newlyAllowed?.before).toEqual({ effect: "deny", sid: IDENTITY });
    expect(newlyRefused).toBeUndefined();
  });
});
