import { assumption, type Finding, listed, problem, shown, unless } from "../finding";
import type { Attached } from "../stack/attached";
import { referent } from "../stack/reference";
import type { Stack } from "../stack/stack-json";

/** A security group and the VPC that it is of. */
export interface Place {
  readonly group: string;
  /** Address or id. */
  readonly vpc: string;
}

/** The place of something with network interfaces: one group, and subnets of the group's VPC. */
export function placeOf(
  stack: Stack,
  { address, groups, subnets }: Attached,
): { readonly place?: Place; readonly findings: readonly Finding[] } {
  const [group] = groups;
  const made = group === undefined ? undefined : stack.resources.get(group);
  const vpc = made && referent(stack, made.attributes.vpc_id);
  if (groups.length !== 1 || group === undefined || vpc === undefined) {
    const text = `expected ${address} in one security group of a VPC of this stack's, got ${listed(groups)}`;
    return { findings: [problem(stack, text)] };
  }
  const findings = [
    ...unless(subnets.length > 0, stack, `expected subnets of ${address}, got nothing`),
    ...subnets.flatMap((subnet) => inVpc(stack, address, subnet, vpc)),
  ];
  return { place: { group, vpc }, findings };
}

function inVpc(stack: Stack, address: string, subnet: string, vpc: string): readonly Finding[] {
  const made = stack.resources.get(subnet);
  if (made === undefined && !stack.resources.has(vpc))
    return [assumption(stack, `${subnet} is a subnet of ${vpc}`)];
  const actual = made && referent(stack, made.attributes.vpc_id);
  return unless(
    actual === vpc,
    stack,
    `expected ${address} in subnets of ${vpc}, got ${subnet} of ${shown(actual)}`,
  );
}
