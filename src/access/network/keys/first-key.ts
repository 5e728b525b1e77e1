import { type Finding, listed, problem, shown, unless } from "../finding";
import { rulesOf } from "../groups/rule";
import { attachedOf } from "../stack/attached";
import { endpointsOf } from "../stack/endpoint";
import { referent } from "../stack/reference";
import { dependenciesOf, ofType, type Resource, type Stack } from "../stack/stack-json";
import { policiesOf } from "./secret-policy";

/**
 * The first key of a secret: Terraform has the rotation's function make it, once. What is said to the function stands in the state
 * and in plans, and it is the secret's ARN and the step, no more.
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/lambda_invocation
 */
export function firstKey(stack: Stack, secret: Resource, made: Resource): readonly Finding[] {
  const invocations = invocationsOf(stack, secret);
  const [invocation] = invocations;
  if (invocation === undefined || invocations.length > 1)
    return [problem(stack, `expected one first key of ${secret.address}, got ${invocations.length}`)];
  const { address, attributes } = invocation;
  const by = referent(stack, attributes.function_name, "function_name");
  const earlier = dependenciesOf(invocation);
  const late = waysOf(stack, secret, made).filter((one) => !earlier.has(one));
  return [
    ...unless(by === made.address, stack, `expected ${address} of ${made.address}, got ${shown(by)}`),
    ...unless(
      attributes.lifecycle_scope === "CREATE_ONLY",
      stack,
      `expected ${address} to be made once (CREATE_ONLY), got ${shown(attributes.lifecycle_scope)}`,
    ),
    ...unless(
      late.length === 0,
      stack,
      `expected ${address} to be made after ${listed(late)}, got no such order`,
    ),
  ];
}

/** The calls by which Terraform has the first key of a secret made, and says nothing else. */
export function invocationsOf(stack: Stack, { address }: Resource): readonly Resource[] {
  const input = `\${jsonencode({"SecretId" = ${address}.arn, "Step" = "first"})}`;
  return ofType(stack, "aws_lambda_invocation").filter(({ attributes }) => attributes.input === input);
}

/** Everything without which the function does not reach the secret, and whatever closes that. */
function waysOf(stack: Stack, secret: Resource, made: Resource): readonly string[] {
  const role = referent(stack, made.attributes.role, "arn");
  const runs = dependenciesOf(made);
  const rights = ofType(stack, "aws_iam_role_policy").filter(
    ({ address, attributes }) => referent(stack, attributes.role) === role && !runs.has(address),
  );
  return [
    ...rights.map(({ address }) => address),
    ...policiesOf(stack, secret).map(({ address }) => address),
    ...waysThroughVpc(stack, made),
  ];
}

function waysThroughVpc(stack: Stack, made: Resource): readonly string[] {
  const groups = attachedOf(stack, made)?.groups;
  if (groups === undefined) return [];
  const rules = rulesOf(stack).filter(({ direction, group, peer }) =>
    groups.includes(direction === "egress" ? group : peer),
  );
  const endpoints = endpointsOf(stack).filter(({ service }) => service === "secretsmanager");
  return [...rules, ...endpoints].map(({ address }) => address);
}
