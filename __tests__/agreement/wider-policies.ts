import fc from "fast-check";
import type {
  ReadCondition,
  ReadDocument,
  ReadPrincipal,
  ReadStatement,
} from "../../src/access/evaluation/policy/read-document";
import { apiArn, OTHER, OWNER, ROLES } from "./alphabet";

/**
 * Documents of the language that others write, without what the other implementation is known to see
 * differently from AWS, or does not see:
 *
 * - `NotPrincipal`: it takes an excepted account for all of its identities, which AWS's example denies.
 *   @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 * - an IPv6 address and a block of IPv4: it lets `NotIpAddress` fail, while to AWS all addresses but the
 *   block's meet it.
 *   @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress
 * - short ARNs, wildcards in the first fields of a resource: see `policy-kinds.ts`.
 */
export function widerDocuments(): fc.Arbitrary<ReadDocument> {
  return fc
    .array(fc.oneof(statements("Allow"), statements("Allow"), statements("Deny")), {
      minLength: 1,
      maxLength: 4,
    })
    .map((list) => ({
      Version: "2012-10-17",
      Statement: list.map((statement, i) => ({ Sid: `S${i}`, ...statement })),
    }));
}

/** A context of the keys that the documents use; the principal's ARN is the caller's. */
export const widerContexts = fc.record({
  "aws:SourceIp": maybe(["10.1.0.1", "10.1.2.1", "10.2.0.1"]),
  "aws:SourceVpc": maybe(["vpc-1", "vpc-12", "VPC-1"]),
  "aws:PrincipalTag/Team": maybe(["a", "A", "ab"]),
  "aws:ViaAWSService": maybe(["true", "false"]),
});

function maybe(values: readonly string[]): fc.Arbitrary<string | undefined> {
  return fc.option(fc.constantFrom(...values), { nil: undefined, freq: 3 });
}

function statements(Effect: "Allow" | "Deny"): fc.Arbitrary<ReadStatement> {
  return fc
    .record({
      Principal: fc.constantFrom(...PRINCIPALS),
      action: some(["execute-api:Invoke", "execute-api:*", "EXECUTE-API:inv?ke", "sts:*", "*"]),
      exceptAction: rarely,
      resource: some(RESOURCES),
      exceptResource: rarely,
      Condition: fc.option(conditions, { nil: undefined, freq: 2 }),
    })
    .map(({ Principal, action, exceptAction, resource, exceptResource, Condition }) => ({
      Effect,
      Principal,
      [exceptAction ? "NotAction" : "Action"]: action,
      [exceptResource ? "NotResource" : "Resource"]: resource,
      ...(Condition && { Condition }),
    }));
}

const rarely = fc.oneof(
  { weight: 5, arbitrary: fc.constant(false) },
  { weight: 1, arbitrary: fc.constant(true) },
);

const PRINCIPALS: readonly ReadPrincipal[] = [
  "*",
  "*",
  { AWS: "*" },
  { AWS: OTHER },
  { AWS: [OWNER, `arn:aws:iam::${OTHER}:root`] },
  { AWS: ROLES.map(({ arn }) => arn).slice(0, 5) },
  { AWS: [ROLES[0]?.arn ?? "", OTHER], Service: "lambda.amazonaws.com" },
];

const RESOURCES = ["/*", "/prod/GET/*", "/prod/*/a", "/prod/GET/?"].map(
  (end) => `${apiArn("aaaaaaaaaa")}${end}`,
);

const KEYS: Readonly<Record<string, readonly [operators: readonly string[], values: readonly string[]]>> = {
  "aws:SourceIp": [
    ["IpAddress", "NotIpAddress"],
    ["10.1.0.0/16", "10.1.2.0/24", "10.0.0.0/8", "10.2.0.1"],
  ],
  "AWS:sourceVpc": [
    ["StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase"],
    ["vpc-1", "vpc-*"],
  ],
  "aws:PrincipalTag/Team": [
    ["StringLike", "StringNotLike", "StringEqualsIgnoreCase"],
    ["a", "a*", "?"],
  ],
  "aws:ViaAWSService": [
    ["Bool", "Null"],
    ["true", "false"],
  ],
  "aws:PrincipalArn": [
    ["ArnLike", "ArnNotLike", "ArnEquals", "ArnNotEquals", "StringLike", "StringNotLike"],
    ["arn:aws:iam::*:role/a*", `arn:aws:iam::${OTHER}:role/*`, ROLES[0]?.arn ?? ""],
  ],
};

/** One or two tests of a key each; every operator but `Null` with `IfExists` as well. */
const conditions: fc.Arbitrary<ReadCondition> = fc
  .array(
    fc.constantFrom(...Object.keys(KEYS)).chain((key) => {
      const [operators = [], values = []] = KEYS[key] ?? [];
      return fc.record({
        operator: fc.constantFrom(...operators),
        ifExists: fc.boolean(),
        key: fc.constant(key),
        wanted: some(values),
      });
    }),
    { minLength: 1, maxLength: 2 },
  )
  .map((tests) =>
    Object.fromEntries(
      tests.map(({ operator, ifExists, key, wanted }) => [
        ifExists && operator !== "Null" ? `${operator}IfExists` : operator,
        { [key]: wanted },
      ]),
    ),
  );

/** One value alone or several, as both are written. */
function some(values: readonly string[]): fc.Arbitrary<string | readonly string[]> {
  return fc.oneof(
    fc.constantFrom(...values),
    fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }),
  );
}
