import { type Finding, fact, problem, shown, unless } from "../finding";
import { referent, textOf } from "../stack/reference";
import { type Json, listOf, objectOf, ofType, type Resource, type Stack } from "../stack/stack-json";
import { retentionOf } from "./retention";

/** Every function and instance with a role of its own, and every function with a log group of its own. */
export function ownParts(stack: Stack): readonly Finding[] {
  const functions = ofType(stack, "aws_lambda_function");
  const instances = ofType(stack, "aws_instance");
  const roles = [
    ...functions.map(
      (one) => [one, referent(stack, one.attributes.role, "arn"), "lambda.amazonaws.com"] as const,
    ),
    ...instances.map((one) => [one, instanceRole(stack, one), "ec2.amazonaws.com"] as const),
  ];
  const owners = new Map<string, string>();
  const wrong = [
    ...roles.flatMap(([{ address }, role, service]) => ownRole(stack, address, role, service, owners)),
    ...functions.flatMap((one) => ownLogGroup(stack, one, owners)),
  ];
  if (wrong.length > 0 || roles.length === 0) return wrong;
  return [
    fact(
      stack,
      `${count(functions, "function")} and ${count(instances, "instance")} share no role and no log group`,
    ),
  ];
}

function count(all: readonly unknown[], noun: string): string {
  return `${all.length === 0 ? "no" : all.length} ${noun}${all.length === 1 ? "" : "s"}`;
}

function instanceRole(stack: Stack, { attributes }: Resource): string | undefined {
  const profile = stack.resources.get(referent(stack, attributes.iam_instance_profile, "name") ?? "");
  return referent(stack, profile?.attributes.role, "name");
}

function ownRole(
  stack: Stack,
  address: string,
  role: string | undefined,
  service: string,
  owners: Map<string, string>,
): readonly Finding[] {
  const made = role === undefined ? undefined : stack.resources.get(role);
  if (made?.type !== "aws_iam_role")
    return [problem(stack, `expected ${address} with a role of this stack, got ${shown(role)}`)];
  return [
    ...unless(
      JSON.stringify(trusted(textOf(stack, made.attributes.assume_role_policy))) ===
        JSON.stringify([service]),
      stack,
      `expected ${made.address} of ${address} to trust ${service} only, got ${shown(made.attributes.assume_role_policy)}`,
    ),
    ...owned(stack, address, made.address, owners),
  ];
}

/** The services that a role trusts, and whatever else it does. */
function trusted(policy: string | undefined): readonly unknown[] {
  try {
    const { Statement } = JSON.parse(policy ?? "{}") as { readonly Statement?: Json };
    return listOf(Statement).map((statement) => {
      const { Principal } = objectOf(statement);
      const { Service, ...others } = objectOf(Principal);
      return Object.keys(others).length === 0 && Service !== undefined ? Service : (Principal ?? "*");
    });
  } catch {
    return [];
  }
}

function ownLogGroup(
  stack: Stack,
  { address, attributes }: Resource,
  owners: Map<string, string>,
): readonly Finding[] {
  const { log_group } = objectOf(attributes.logging_config);
  const group = stack.resources.get(referent(stack, log_group, "name") ?? "");
  if (group === undefined || retentionOf(group) === undefined)
    return [problem(stack, `expected ${address} with a log group with a retention, got ${shown(log_group)}`)];
  const name = `/aws/lambda/${textOf(stack, attributes.function_name)}`;
  return [
    ...unless(
      textOf(stack, group.attributes.name) === name,
      stack,
      `expected ${group.address} of ${address} to be ${name}, got ${shown(group.attributes.name)}`,
    ),
    ...owned(stack, address, group.address, owners),
  ];
}

function owned(stack: Stack, address: string, what: string, owners: Map<string, string>): readonly Finding[] {
  const other = owners.get(what);
  owners.set(what, address);
  return unless(
    other === undefined,
    stack,
    `expected ${what} for ${address} alone, got it for ${other}, too`,
  );
}
