import { instanceDocuments } from "../../../src/policies/compute/instance-documents";
import { INSTANCE, INSTANCES, OTHER_TABLE, PARTY, STRANGER, says, stream, TABLE } from "./servers";

const { instance, bucketPolicy, endpoints, gateways } = instanceDocuments(PARTY, INSTANCES);
const BUCKET = "arn:aws:s3:::shop-names-333333333333-eu-west-1";
const PROGRAM = `${BUCKET}/${"a".repeat(64)}.js`;
const PACKAGES = "arn:aws:s3:::al2023-repos-eu-west-1-de612dc2/core/mirrors/latest/aarch64/mirror.list";
const LOG = stream("/ec2/shop-names");

describe("the role of an instance", () => {
  test.each([
    ["allow: its program", "s3:GetObject", PROGRAM, "allow"],
    ["silent: another program in its place", "s3:PutObject", PROGRAM, "silent"],
    ["silent: the state of Terraform", "s3:GetObject", "arn:aws:s3:::acme-terraform-state/x", "silent"],
    ["silent: a bucket whose name begins alike", "s3:GetObject", `${BUCKET}-2/x`, "silent"],
    ["allow: its log", "logs:PutLogEvents", LOG, "allow"],
    ["silent: another log", "logs:PutLogEvents", stream("/ec2/other"), "silent"],
    ["allow: an item", "dynamodb:PutItem", TABLE, "allow"],
    ["silent: an item of another table", "dynamodb:PutItem", OTHER_TABLE, "silent"],
    ["allow: a session", "ssmmessages:OpenDataChannel", "*", "allow"],
    ["silent: a command on another instance", "ssm:SendCommand", "*", "silent"],
    ["silent: a parameter", "ssm:GetParameter", "*", "silent"],
    ["silent: another role", "sts:AssumeRole", STRANGER, "silent"],
  ])("%s", (_, action, resource, effect) => {
    expect(says(instance.policy, action, resource, { kind: "identity-policy", by: INSTANCE })).toBe(effect);
  });

  test("has no table where the service has none", () => {
    const { table: _, ...without } = INSTANCES;
    const documents = instanceDocuments(PARTY, without);
    expect(JSON.stringify(documents)).not.toContain("dynamodb");
  });
});

describe("the gateway to S3", () => {
  test.each([
    ["allow: the program, for the instances", "s3:GetObject", PROGRAM, INSTANCE, "allow"],
    ["silent: the program, for a stranger", "s3:GetObject", PROGRAM, STRANGER, "silent"],
    ["silent: the program, for nobody", "s3:GetObject", PROGRAM, undefined, "silent"],
    ["allow: packages, for nobody", "s3:GetObject", PACKAGES, undefined, "allow"],
    ["allow: packages, for the instances", "s3:GetObject", PACKAGES, INSTANCE, "allow"],
    [
      "silent: packages of another region",
      "s3:GetObject",
      PACKAGES.replace("west-1", "west-2"),
      undefined,
      "silent",
    ],
    ["silent: what a stranger keeps", "s3:GetObject", "arn:aws:s3:::stranger/x", INSTANCE, "silent"],
    ["silent: something written out", "s3:PutObject", "arn:aws:s3:::stranger/x", INSTANCE, "silent"],
  ])("%s", (_, action, resource, by, effect) => {
    expect(says(gateways.s3, action, resource, { kind: "endpoint-policy", by })).toBe(effect);
  });
});

describe("the other endpoints", () => {
  test.each([
    ["logs: the log", "logs", "logs:CreateLogStream", LOG, INSTANCE, "allow"],
    ["logs: a log of a stranger's", "logs", "logs:CreateLogStream", LOG, STRANGER, "silent"],
    ["ssm: registration", "ssm", "ssm:UpdateInstanceInformation", "*", INSTANCE, "allow"],
    ["ssm: a parameter", "ssm", "ssm:GetParameter", "*", INSTANCE, "silent"],
    ["ssmmessages: a session", "ssmmessages", "ssmmessages:CreateDataChannel", "*", INSTANCE, "allow"],
    ["ssmmessages: a stranger's", "ssmmessages", "ssmmessages:CreateDataChannel", "*", STRANGER, "silent"],
  ] as const)("%s", (_, service, action, resource, by, effect) => {
    expect(says(endpoints[service], action, resource, { kind: "endpoint-policy", by })).toBe(effect);
  });

  test("dynamodb: the table, for the instances alone", () => {
    const asked = (by: string) =>
      says(gateways.dynamodb, "dynamodb:GetItem", TABLE, { kind: "endpoint-policy", by });
    expect([asked(INSTANCE), asked(STRANGER)]).toEqual(["allow", "silent"]);
  });
});

test.each([
  ["Deny: whoever reads without TLS", "false", "deny"],
  ["the account decides: who reads with it", "true", "silent"],
])("the bucket, %s", (_, secure, effect) => {
  const context = { "aws:SecureTransport": secure };
  const asked = { kind: "secret-policy", by: INSTANCE, context } as const;
  expect(says(bucketPolicy, "s3:GetObject", PROGRAM, asked)).toBe(effect);
});

test("only EC2 assumes the role", () => {
  expect(instance.trust.Statement).toMatchObject([
    { Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
  ]);
});
