import { type Finding, shown, unless } from "../finding";
import { statementsOf } from "../stack/policy";
import { referent } from "../stack/reference";
import { listOf, objectOf, ofType, type Resource, type Stack } from "../stack/stack-json";

const READ = "secretsmanager:GetSecretValue";

/**
 * The policy of a secret that is closed: nobody reads it but those whom a Deny names as exceptions. Whom it names is decided on
 * the documents.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html
 */
export function secretPolicy(stack: Stack, secret: Resource, isClosed: boolean): readonly Finding[] {
  const policies = policiesOf(stack, secret);
  const [policy] = policies;
  const words = isClosed ? "one policy" : "no policy";
  const counted = unless(
    policies.length === (isClosed ? 1 : 0),
    stack,
    `expected ${words} of ${secret.address}, got ${policies.length}`,
  );
  if (policy === undefined) return counted;
  const statements = statementsOf(stack, policy.attributes.policy) ?? [];
  const denies = statements.some(
    ({ Effect, Principal, Action, Condition }) =>
      Effect === "Deny" &&
      Principal === "*" &&
      listOf(Action).includes(READ) &&
      Object.keys(objectOf(Condition)).join() === "ArnNotEquals",
  );
  return [
    ...counted,
    ...unless(
      denies,
      stack,
      `expected ${policy.address} to deny all but its readers to read ${secret.address}, got ${shown(policy.attributes.policy)}`,
    ),
    ...unless(
      policy.attributes.block_public_policy === true,
      stack,
      `expected ${policy.address} to be refused where it is public, got ${shown(policy.attributes.block_public_policy)}`,
    ),
  ];
}

export function policiesOf(stack: Stack, secret: Resource): readonly Resource[] {
  return ofType(stack, "aws_secretsmanager_secret_policy").filter(
    ({ attributes }) => referent(stack, attributes.secret_arn, "arn") === secret.address,
  );
}
