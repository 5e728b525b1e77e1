import { ROTATING } from "../api/view";
import { type Finding, problem, shown, unless } from "../finding";
import { homeOf } from "../stack/aws-provider";
import { referent, textOf } from "../stack/reference";
import { dependenciesOf, objectOf, ofType, type Resource, type Stack } from "../stack/stack-json";
import { invocationsOf } from "./first-key";
import type { KeptKey } from "./kept-keys";

/**
 * The rotation of one key, by a function of the stack that Secrets Manager may invoke for this secret only. It is switched on
 * without a rotation: the first key is there already, and API and consumer may not be linked yet.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda.html
 */
export function rotationFindings(
  stack: Stack,
  { expected, words }: KeptKey,
  secret: Resource,
  made: Resource,
): readonly Finding[] {
  const rotations = ofType(stack, "aws_secretsmanager_secret_rotation").filter(
    ({ attributes }) => referent(stack, attributes.secret_id, "arn") === secret.address,
  );
  const [rotation] = rotations;
  if (rotation === undefined || rotations.length > 1)
    return [problem(stack, `expected one rotation of ${words}, got ${rotations.length}`)];
  const { address, attributes } = rotation;
  const { automatically_after_days: days } = objectOf(attributes.rotation_rules);
  const by = referent(stack, attributes.rotation_lambda_arn, "arn");
  const permitted = permissionsOf(stack, secret);
  const earlier = dependenciesOf(rotation);
  const late = [...permitted, ...invocationsOf(stack, secret)].filter((one) => !earlier.has(one.address));
  return [
    ...unless(by === made.address, stack, `expected ${address} by ${made.address}, got ${shown(by)}`),
    ...unless(
      attributes.rotate_immediately === false,
      stack,
      `expected ${address} to begin without a rotation, got rotate_immediately ${shown(attributes.rotate_immediately)}`,
    ),
    ...unless(
      days === expected.rotateEveryDays,
      stack,
      `expected ${address} every ${expected.rotateEveryDays} days, got ${shown(days)}`,
    ),
    ...late.map((one) =>
      problem(stack, `expected ${address} to be made after ${one.address}, got no such order`),
    ),
    ...onePermission(stack, permitted, secret, made),
  ];
}

function permissionsOf(stack: Stack, secret: Resource): readonly Resource[] {
  return ofType(stack, "aws_lambda_permission").filter(
    ({ attributes }) =>
      attributes.principal === ROTATING && referent(stack, attributes.source_arn, "arn") === secret.address,
  );
}

function onePermission(
  stack: Stack,
  permitted: readonly Resource[],
  secret: Resource,
  made: Resource,
): readonly Finding[] {
  const [permission] = permitted;
  if (permission === undefined || permitted.length > 1) {
    const text = `expected one permission to rotate ${secret.address}, got ${permitted.length}`;
    return [problem(stack, text)];
  }
  const { address, attributes } = permission;
  const { account } = homeOf(stack);
  const actual = referent(stack, attributes.function_name, "function_name");
  return [
    ...unless(
      attributes.action === "lambda:InvokeFunction" && actual === made.address,
      stack,
      `expected ${address} to let ${ROTATING} invoke ${made.address}, got ${shown(attributes.action)} of ${shown(actual)}`,
    ),
    ...unless(
      account !== undefined && textOf(stack, attributes.source_account) === account,
      stack,
      `expected ${address} for the account ${shown(account)} only, got ${shown(attributes.source_account)}`,
    ),
  ];
}
