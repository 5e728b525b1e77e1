import { documentWords } from "../../../access/evaluation/wording";
import { statementsOf } from "../../../access/network/stack/policy";
import { type Json, type Resource, readStack, type Stack } from "../../../access/network/stack/stack-json";
import type { Side } from "../side";
import { listedDocuments } from "./listed-documents";
import type { NamedPolicy } from "./statement-changes";

/** Every policy of a side: those that decide about calls by their kind, and all others of the stacks by their addresses. */
export function namedPolicies({ world, stacks }: Side): readonly NamedPolicy[] {
  const listed = listedDocuments(world).map(({ ref, policy }) => ({ name: documentWords(ref), ref, policy }));
  const roles = new Map(
    listed.map(({ ref, policy }) => [`${nameIn(ref.owner)} ${sidsOf(policy.Statement)}`, ref]),
  );
  const isListed = (role: string, statements: readonly unknown[]) =>
    roles.has(`${role} ${sidsOf(statements)}`);
  const others = Object.entries(stacks).flatMap(([id, json]) => stackPolicies(readStack(id, json), isListed));
  return [...listed.map(({ name, policy }) => ({ name, policy })), ...others];
}

/** The name of the role in an ARN. */
function nameIn(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}

function sidsOf(statements: readonly unknown[]): string {
  return statements.map((one) => String((one as { Sid?: unknown }).Sid)).join();
}

/** The attributes that hold policies, by type of resource. Those that the evaluator is asked about are listed by their kind already. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  aws_iam_role: "assume_role_policy",
  aws_iam_role_policy: "policy",
  aws_s3_bucket_policy: "policy",
  aws_vpc_endpoint: "policy",
};

const LISTED_ENDPOINTS: ReadonlySet<string> = new Set([
  "aws_vpc_endpoint.execute_api",
  "aws_vpc_endpoint.sts",
  "aws_vpc_endpoint.secretsmanager",
]);

function stackPolicies(
  stack: Stack,
  isListed: (role: string, statements: readonly unknown[]) => boolean,
): readonly NamedPolicy[] {
  return Object.entries(ATTRIBUTES).flatMap(([type, attribute]) =>
    (stack.types.get(type) ?? []).flatMap((resource) => {
      const statements = statementsOf(stack, resource.attributes[attribute]);
      if (statements === undefined || LISTED_ENDPOINTS.has(resource.address)) return [];
      if (isListed(roleOf(stack, resource), statements)) return [];
      const policy = { Statement: statements } as unknown as NamedPolicy["policy"];
      return { name: `policy of ${resource.address} of ${stack.id}`, policy };
    }),
  );
}

/** The physical name of the role that a policy is of. */
function roleOf({ resources }: Stack, { attributes }: Resource): string {
  const address = /^\$\{(aws_iam_role\.[^.}]+)\./.exec(String(attributes.role))?.[1];
  const role = address === undefined ? attributes : resources.get(address)?.attributes;
  return String((role?.name as Json | undefined) ?? "");
}
