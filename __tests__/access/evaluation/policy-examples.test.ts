import type { Api, Call } from "../../../src/access/evaluation/call";
import { decideCall } from "../../../src/access/evaluation/decide";
import type { RequestContext } from "../../../src/access/evaluation/policy/context";
import type { ReadDocument, ReadStatement } from "../../../src/access/evaluation/policy/read-document";
import type { PolicyDocument } from "../../../src/policies/document";

/**
 * The examples of AWS's page on resource policies: roles and an account of others, addresses to be kept out
 * of a public and of a private API, a VPC or an endpoint to be let in.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html
 */
const INVOKE = { Action: "execute-api:Invoke", Resource: ["execute-api:/*"] };
const ALLOW: ReadStatement = { ...INVOKE, Effect: "Allow", Principal: "*" };
const allBut = (Condition: ReadStatement["Condition"]): ReadDocument => ({
  Statement: [ALLOW, { ...ALLOW, Effect: "Deny", Condition }],
});
const BLOCKS = ["192.0.2.0/24", "198.51.100.0/24"];

const OTHERS: ReadDocument = {
  Statement: {
    ...ALLOW,
    Principal: { AWS: ["arn:aws:iam::222222222222:role/developer", "333333333333"] },
    Resource: ["execute-api:/stage/GET/pets"],
  },
};

const API: Api = {
  name: "p",
  id: "aabbccddee",
  account: "111111111111",
  region: "us-east-2",
  stage: "stage",
  auth: "iam",
};

/** A call of a document that is wider than ours are; the evaluator reads it all the same. */
function allows(document: ReadDocument, more: Partial<Call>, auth: Api["auth"] = "none"): boolean {
  const api = { ...API, auth, resourcePolicy: document as PolicyDocument };
  return decideCall({ api, stage: "stage", method: "GET", path: "/pets", ...more }).allowed;
}

function caller(arn: string, says?: "silent") {
  const identityPolicy: PolicyDocument | undefined = says && { Version: "2012-10-17", Statement: [] };
  return { arn, account: arn.split(":")[4] ?? "", identityPolicy };
}

describe("roles in another account", () => {
  const developer = "arn:aws:iam::222222222222:role/developer";

  test.each<[string, Partial<Call>, boolean]>([
    ["a role that is named, and its own policy", { caller: caller(developer) }, true],
    ["a role that is named, without its own policy", { caller: caller(developer, "silent") }, false],
    ["another role of its account", { caller: caller(`${developer}s`) }, false],
    ["any role of an account that is named", { caller: caller("arn:aws:iam::333333333333:role/x") }, true],
    ["a user of that account", { caller: caller("arn:aws:iam::333333333333:user/x") }, true],
    ["another account", { caller: caller("arn:aws:iam::444444444444:role/developer") }, false],
    ["another method", { caller: caller(developer), method: "POST" }, false],
    ["what lies below", { caller: caller(developer), path: "/pets/1" }, false],
    ["nobody", {}, false],
  ])("%s", (_, call, expected) => {
    expect(allows(OTHERS, call, "iam")).toBe(expected);
  });

  it("need authorization: without it nobody is known, and all are anonymous", () => {
    expect(allows(OTHERS, { caller: caller(developer) })).toBe(false);
  });
});

describe("addresses that are kept out", () => {
  const from = (context: RequestContext): Partial<Call> => ({ context });

  test.each<[string, string, Partial<Call>, boolean]>([
    ["a public API", "aws:SourceIp", from({ "aws:SourceIp": "192.0.2.1" }), false],
    ["a public API", "aws:SourceIp", from({ "aws:SourceIp": "198.51.100.255" }), false],
    ["a public API", "aws:SourceIp", from({ "aws:SourceIp": "203.0.113.1" }), true],
    ["a public API", "aws:SourceIp", from({ "aws:SourceIp": "2001:db8::1" }), true],
    ["a private API", "aws:VpcSourceIp", from({ "aws:VpcSourceIp": "192.0.2.1" }), false],
    ["a private API", "aws:VpcSourceIp", from({ "aws:VpcSourceIp": "10.0.0.1" }), true],
    ["a private API, by a key that it has not", "aws:SourceIp", from({ "aws:SourceIp": undefined }), true],
  ])("%s, %s: %j", (_, key, call, expected) => {
    expect(allows(allBut({ IpAddress: { [key]: BLOCKS } }), call)).toBe(expected);
  });
});

describe("a VPC or an endpoint that alone is let in", () => {
  const byVpc = allBut({ StringNotEquals: { "aws:SourceVpc": "vpc-1a2b3c4d" } });
  const byEndpoint = allBut({ StringNotEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" } });
  const endpoint = (id: string) => ({ id, owner: "c" });

  test.each<[string, ReadDocument, Partial<Call>, boolean]>([
    ["the VPC", byVpc, { context: { "aws:SourceVpc": "vpc-1a2b3c4d" } }, true],
    ["another VPC", byVpc, { context: { "aws:SourceVpc": "vpc-2" } }, false],
    ["no VPC", byVpc, { context: { "aws:SourceVpc": undefined } }, false],
    ["the endpoint", byEndpoint, { endpoint: endpoint("vpce-1a2b3c4d") }, true],
    ["another endpoint", byEndpoint, { endpoint: endpoint("vpce-2") }, false],
    ["no endpoint", byEndpoint, {}, false],
  ])("%s", (_, document, call, expected) => {
    expect(allows(document, call)).toBe(expected);
  });

  it("is an error where it is not known from which VPC a call comes", () => {
    expect(() => allows(byVpc, { endpoint: endpoint("vpce-1a2b3c4d") })).toThrow(
      "resource policy of p: statement 2: condition key aws:SourceVpc is not understood",
    );
  });
});

test("a Deny alone lets an authorizer decide, behind the endpoint that it names", () => {
  const onlyDeny: ReadDocument = {
    Statement: {
      ...ALLOW,
      Effect: "Deny",
      Condition: { StringNotEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" } },
    },
  };
  const decide = (id: string, authorizer: Api["authorizer"]) =>
    decideCall({
      api: { ...API, auth: "none", authorizer, resourcePolicy: onlyDeny as PolicyDocument },
      endpoint: { id, owner: "c" },
      stage: "stage",
      method: "GET",
      path: "/pets",
    }).allowed;
  expect([
    decide("vpce-1a2b3c4d", "allow"),
    decide("vpce-1a2b3c4d", "silent"),
    decide("vpce-2", "allow"),
  ]).toEqual([true, false, false]);
});
