import { ROTATING } from "../api/view";
import type { StackExpectations } from "../expectations";
import { type Finding, fact, listed, problem, shown, unless } from "../finding";
import { certificateSecretsOf } from "../mutual-tls/use/certificate-secrets";
import { referent } from "../stack/reference";
import { entriesOf, objectOf, ofType, type Resource, type Stack } from "../stack/stack-json";
import { encryption } from "./encryption";
import { firstKey } from "./first-key";
import { type KeptKey, keptKeys } from "./kept-keys";
import { madeKeys } from "./made-keys";
import { rotationFindings } from "./rotation";
import { secretPolicy } from "./secret-policy";

const POLICY = "aws_secretsmanager_secret_policy";

/** Types of resources that belong to one secret, with the attribute that says which. */
const PARTS: readonly (readonly [type: string, attribute: string])[] = [
  [POLICY, "secret_arn"],
  ["aws_secretsmanager_secret_rotation", "secret_id"],
];

/**
 * The keys that a stack keeps: each is in a secret of its own, encrypted with a KMS key of the stack, made and rotated by a
 * function of the stack. Terraform writes none, and no other secret is there.
 */
export function keys(stack: Stack, expected: StackExpectations): readonly Finding[] {
  const kept = keptKeys(stack, expected);
  return [
    ...kept.flatMap((key) => oneKey(stack, key)),
    ...madeKeys(stack, kept),
    ...otherParts(stack, kept, new Set(Object.values(certificateSecretsOf(stack)))),
    ...outputs(stack, expected),
  ];
}

function oneKey(stack: Stack, key: KeptKey): readonly Finding[] {
  const { words, rotation } = key;
  const secret = stack.resources.get(key.secret ?? "");
  const made = stack.resources.get(rotation ?? "");
  if (secret?.type !== "aws_secretsmanager_secret")
    return [problem(stack, `expected a secret of the stack for ${words}, got ${shown(key.secret)}`)];
  if (made === undefined)
    return [problem(stack, `expected a function of the stack that rotates ${words}, got none`)];
  const wrong = [
    ...encryption(stack, secret),
    ...secretPolicy(stack, secret, key.isClosed),
    ...rotationFindings(stack, key, secret, made),
    ...firstKey(stack, secret, made),
  ];
  if (wrong.length > 0) return wrong;
  const { kms_key_id } = secret.attributes;
  const closed = key.isClosed ? "closed by a policy of its own, and " : "";
  return [
    fact(
      stack,
      `${words} is in ${secret.address}, ${closed}encrypted with ${referent(stack, kms_key_id, "arn")}; ${made.address} makes it and rotates it every ${key.expected.rotateEveryDays} days`,
    ),
  ];
}

/**
 * Whatever is there for another secret, or for none.
 * @param certificates the secrets of clients' certificates, each of which has a policy as well
 */
function otherParts(
  stack: Stack,
  kept: readonly KeptKey[],
  certificates: ReadonlySet<string | undefined>,
): readonly Finding[] {
  const secrets = new Set(kept.map(({ secret }) => secret));
  const all = kept.map(({ secret }) => shown(secret));
  const isStrange = (address: string | undefined) => !secrets.has(address);
  const strange = (one: Resource, of: string | undefined) =>
    problem(stack, `${one.address} is of ${shown(of)}; expected only parts of ${listed(all)}`);
  const rotating = ofType(stack, "aws_lambda_permission").filter(
    ({ attributes }) => attributes.principal === ROTATING,
  );
  return [
    ...unless(
      new Set(all).size === all.length,
      stack,
      `expected a secret for each key, got ${all.join(", ")}`,
    ),
    ...ofType(stack, "aws_secretsmanager_secret")
      .filter(({ address }) => isStrange(address) && !certificates.has(address))
      .map(({ address }) => problem(stack, `${address} is for no key of the file; expected none`)),
    ...PARTS.flatMap(([type, attribute]) =>
      ofType(stack, type).flatMap((one) => {
        const of = referent(stack, one.attributes[attribute], "arn");
        const isOfCertificate = type === POLICY && certificates.has(of);
        return isStrange(of) && !isOfCertificate ? strange(one, of) : [];
      }),
    ),
    ...rotating.flatMap((one) => {
      const of = referent(stack, one.attributes.source_arn, "arn");
      return isStrange(of) ? strange(one, of) : [];
    }),
    ...otherEncryption(stack),
  ];
}

/** Every KMS key encrypts a secret, and every alias is of one of them. */
function otherEncryption(stack: Stack): readonly Finding[] {
  const used = new Set(
    ofType(stack, "aws_secretsmanager_secret").map(({ attributes }) =>
      referent(stack, attributes.kms_key_id, "arn"),
    ),
  );
  return [
    ...ofType(stack, "aws_kms_key")
      .filter(({ address }) => !used.has(address))
      .map(({ address }) => problem(stack, `${address} encrypts no secret; expected none`)),
    ...ofType(stack, "aws_kms_alias").flatMap(({ address, attributes }) =>
      unless(
        used.has(referent(stack, attributes.target_key_id, "key_id")),
        stack,
        `expected ${address} of a KMS key of the stack, got ${shown(attributes.target_key_id)}`,
      ),
    ),
  ];
}

/** The outputs by which others find secrets have those of the file's keys, and no more. */
function outputs(stack: Stack, { uses = {}, doors = {} }: StackExpectations): readonly Finding[] {
  const names = (output: string) => Object.keys(entriesOf(stack, output)).sort().join();
  const same = (output: string, wanted: readonly string[]) =>
    unless(
      names(output) === [...wanted].sort().join(),
      stack,
      `expected ${listed(wanted)} in the output ${output}, got ${shown(names(output))}`,
    );
  return [
    ...same(
      "api_key_secret_arns",
      Object.keys(uses).filter((use) => uses[use]?.key !== undefined),
    ),
    ...same("front_door_secret_arns", Object.keys(doors)),
    ...Object.entries(doors).flatMap(([door, { callers }]) => {
      const actual = Object.keys(objectOf(entriesOf(stack, "front_door_secret_arns")[door]));
      return unless(
        actual.sort().join() === Object.keys(callers).sort().join(),
        stack,
        `expected the callers ${listed(Object.keys(callers))} of ${door} in the output front_door_secret_arns, got ${listed(actual)}`,
      );
    }),
  ];
}
