import fc from "fast-check";
import {
  type Condition,
  type OneOrMany,
  type PolicyDocument,
  policyDocument,
  type Statement,
} from "../../src/policies/document";
import { ENDPOINTS, EXTERNAL_IDS, likely, ORGANIZATIONS, OTHER, OWNER, ROLES } from "./alphabet";
import type { PolicyKind } from "./policy-kinds";

/** A document of a kind, of a few statements. */
export function documents(kind: PolicyKind): fc.Arbitrary<PolicyDocument> {
  return fc
    .array(statements(kind), { minLength: 1, maxLength: 4 })
    .map((list) => policyDocument(list.map((statement, i) => ({ Sid: `S${i}`, ...statement }))));
}

function statements({ action, principals, resources }: PolicyKind): fc.Arbitrary<Omit<Statement, "Sid">> {
  return fc
    .record({
      Effect: likely<Statement["Effect"]>("Allow", ["Deny"], 3),
      Principal: fc.constantFrom(...(principals ?? [undefined])),
      Action: actions(action),
      resource: resources ? oneOrMany(resources) : fc.constant(undefined),
      except: fc.boolean(),
      Condition: fc.option(conditions(action), { nil: undefined, freq: 2 }),
    })
    .map(({ Effect, Principal, Action, resource, except, Condition }) => ({
      Effect,
      ...(Principal && { Principal }),
      Action,
      // `NotResource` occurs in Deny statements only.
      ...(resource && { [except && Effect === "Deny" ? "NotResource" : "Resource"]: resource }),
      ...(Condition && { Condition }),
    }));
}

/** Nearly always the requested action, sometimes in capitals or in a list, or another action. */
function actions(action: PolicyKind["action"]): fc.Arbitrary<Statement["Action"]> {
  const other = action === "sts:AssumeRole" ? "execute-api:Invoke" : "sts:AssumeRole";
  return likely<Statement["Action"]>(
    action,
    [action.toUpperCase() as typeof action, [other, action], other],
    10,
  );
}

/** Some of the operators; for string operators a wildcard is an ordinary character. */
function conditions(action: PolicyKind["action"]): fc.Arbitrary<Condition> {
  const strings = someKeys({
    "aws:PrincipalAccount": oneOrMany(fc.constantFrom(OWNER, OTHER)),
    "aws:PrincipalOrgID": oneOrMany(fc.constantFrom(...ORGANIZATIONS)),
    "aws:SourceVpce": oneOrMany(fc.constantFrom(...ENDPOINTS, "vpce-*")),
    ...(action === "sts:AssumeRole" && { "sts:ExternalId": oneOrMany(fc.constantFrom(...EXTERNAL_IDS)) }),
  });
  const arns = fc.record({ "aws:PrincipalArn": oneOrMany(fc.constantFrom(...ARN_PATTERNS)) });
  return someKeys({
    ArnEquals: arns,
    ArnLike: arns,
    ArnNotEquals: arns,
    ArnNotLike: arns,
    StringEquals: strings,
    StringNotEquals: strings,
  });
}

const ARN_PATTERNS = [
  ...ROLES.map(({ arn }) => arn),
  ...["app*", "ap?", "a*pp", "*"].map((name) => `arn:aws:iam::${OTHER}:role/${name}`),
  "arn:aws:iam::*:role/app",
  `arn:*:iam::${OWNER}:role/*`,
];

/** One or two of the keys. */
function someKeys<T>(keys: Readonly<Record<string, fc.Arbitrary<T>>>): fc.Arbitrary<Record<string, T>> {
  return fc
    .subarray(Object.keys(keys), { minLength: 1, maxLength: 2 })
    .chain((names) =>
      fc.record(Object.fromEntries(names.map((name) => [name, keys[name] as fc.Arbitrary<T>]))),
    );
}

/** One value alone, or a list. */
function oneOrMany(values: fc.Arbitrary<string>): fc.Arbitrary<OneOrMany<string>> {
  return fc.oneof(values, fc.uniqueArray(values, { minLength: 1, maxLength: 3 }));
}
