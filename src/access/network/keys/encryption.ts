import { type Finding, listed, problem, shown, unless } from "../finding";
import { statementsOf } from "../stack/policy";
import { referent, textOf } from "../stack/reference";
import { listOf, objectOf, type Resource, type Stack } from "../stack/stack-json";

/**
 * A secret encrypted with a KMS key of the stack. The one that AWS manages cannot be used from other accounts, and lets everybody
 * of the account decrypt.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
 */
export function encryption(stack: Stack, { address, attributes }: Resource): readonly Finding[] {
  const key = stack.resources.get(referent(stack, attributes.kms_key_id, "arn") ?? "");
  if (key?.type !== "aws_kms_key") {
    const text = `expected ${address} encrypted with a KMS key of the stack, got ${shown(attributes.kms_key_id)}`;
    return [problem(stack, text)];
  }
  const statements = statementsOf(stack, key.attributes.policy) ?? [];
  const open = statements.filter(
    ({ Effect, Principal }) => Effect !== "Deny" && accountsOf(Principal).some((one) => !/^arn:/.test(one)),
  );
  const prefix = textOf(stack, attributes.name_prefix);
  const about = statements.flatMap(({ Condition }) =>
    listOf(objectOf(objectOf(Condition).StringLike)["kms:EncryptionContext:SecretARN"]).map(String),
  );
  return [
    ...unless(
      key.attributes.enable_key_rotation === true,
      stack,
      `expected ${key.address} to be rotated by KMS, got ${shown(key.attributes.enable_key_rotation)}`,
    ),
    ...unless(
      statements.length > 0,
      stack,
      `expected ${key.address} with a policy, got ${shown(key.attributes.policy)}`,
    ),
    ...unless(
      prefix !== undefined && about.some((secret) => secret.endsWith(`:secret:${prefix}*`)),
      stack,
      `expected ${key.address} for secrets that begin like ${address} (${shown(prefix)}), got ${listed(about)}`,
    ),
    ...open.map(({ Sid, Principal }) =>
      problem(
        stack,
        `${key.address} lets ${shown(Principal)} in by ${shown(Sid)}; expected accounts by name`,
      ),
    ),
  ];
}

/** The principals of a statement; `*` for whatever is not a list of AWS's. */
function accountsOf(principal: Parameters<typeof objectOf>[0]): readonly string[] {
  const { AWS, ...others } = objectOf(principal);
  const all = listOf(AWS).map(String);
  return all.length === 0 || Object.keys(others).length > 0 ? ["*"] : all;
}
