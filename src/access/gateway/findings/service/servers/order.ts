import { type Finding, unless } from "../../../../network/finding";
import { dependenciesOf, ofType, type Resource, type Stack } from "../../../../network/stack/stack-json";

/** The types without which servers cannot start, or are not found. */
const WAYS = [
  "aws_vpc_security_group_egress_rule",
  "aws_vpc_security_group_ingress_rule",
  "aws_vpc_endpoint",
  "aws_lb_listener",
  "aws_iam_role_policy",
  "aws_dynamodb_table",
];

/** Servers are made after everything that they need: those that start earlier fail, and an apply with them. */
export function afterTheWays(stack: Stack, servers: Resource): readonly Finding[] {
  const before = dependenciesOf(servers);
  const missing = WAYS.flatMap((type) => ofType(stack, type))
    .map(({ address }) => address)
    .filter((address) => !before.has(address));
  return missing.flatMap((address) =>
    unless(false, stack, `expected ${servers.address} to be made after ${address}, got no such order`),
  );
}
