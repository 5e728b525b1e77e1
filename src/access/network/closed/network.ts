import { type Finding, fact, listed, problem, shown, unless } from "../finding";
import { allAttached } from "../stack/attached";
import { publishedGroups } from "../stack/published-group";
import { referent } from "../stack/reference";
import { ofType, type Stack } from "../stack/stack-json";
import { defaultGroups, mainTables } from "../stack/vpc-defaults";

/** The parts of a stack's VPCs that AWS makes open, or that are of no use: none lets anything in or out. */
export function closedNetwork(stack: Stack): readonly Finding[] {
  return [
    ...closedVpcs(stack),
    ...straySubnets(stack),
    ...strayDefaults(stack),
    ...publicInstances(stack),
    ...idleGroups(stack),
  ];
}

/** A VPC comes with a group that lets everything out and itself in, and with a route table: both have to be emptied. */
function closedVpcs(stack: Stack): readonly Finding[] {
  const groups = defaultGroups(stack);
  const tables = mainTables(stack);
  return ofType(stack, "aws_vpc").flatMap(({ address, attributes }) => {
    const { enable_dns_support, enable_dns_hostnames } = attributes;
    const [group, table] = [groups.get(address), tables.get(address)];
    const wrong = [
      ...emptied(stack, address, "default security group", group, ["ingress", "egress"]),
      ...emptied(stack, address, "main route table", table, ["route"]),
      ...unless(
        enable_dns_support === true && enable_dns_hostnames === true,
        stack,
        `expected ${address} with DNS support and host names, got ${shown(enable_dns_support)} and ${shown(enable_dns_hostnames)}: no private name leads to an endpoint`,
      ),
    ];
    return wrong.length > 0
      ? wrong
      : [fact(stack, `${address} has no route in ${table} and no rule in ${group}`)];
  });
}

function emptied(
  stack: Stack,
  vpc: string,
  words: string,
  address: string | undefined,
  attributes: readonly string[],
): readonly Finding[] {
  if (address === undefined)
    return [problem(stack, `expected the ${words} of ${vpc} in the stack, got it as AWS makes it`)];
  const values = stack.resources.get(address)?.attributes ?? {};
  return attributes.flatMap((name) => {
    const value = values[name];
    const isEmpty = Array.isArray(value) && value.length === 0;
    return unless(isEmpty, stack, `expected ${address} with an empty ${name}, got ${shown(value)}`);
  });
}

/** A subnet that says no VPC of the stack's would be made in a network of which nothing is known. */
function straySubnets(stack: Stack): readonly Finding[] {
  return ofType(stack, "aws_subnet").flatMap(({ address, attributes }) => {
    const vpc = referent(stack, attributes.vpc_id);
    const isMade = stack.resources.get(vpc ?? "")?.type === "aws_vpc";
    return unless(isMade, stack, `expected ${address} in a VPC of this stack, got ${shown(vpc)}`);
  });
}

/** Two that manage one table would undo each other, and one of no VPC of the stack's would change another's. */
function strayDefaults(stack: Stack): readonly Finding[] {
  const vpcs = ofType(stack, "aws_vpc").length;
  return ["aws_default_security_group", "aws_default_route_table"].flatMap((type) => {
    const all = ofType(stack, type);
    return unless(
      all.length <= vpcs,
      stack,
      `expected ${type} once for each VPC of the stack, got ${listed(all.map(({ address }) => address))}`,
    );
  });
}

function publicInstances(stack: Stack): readonly Finding[] {
  return ofType(stack, "aws_instance").flatMap(({ address, attributes }) =>
    unless(
      attributes.associate_public_ip_address === false,
      stack,
      `expected ${address} without a public address, got ${shown(attributes.associate_public_ip_address)}`,
    ),
  );
}

function idleGroups(stack: Stack): readonly Finding[] {
  const used = new Set([
    ...allAttached(stack).flatMap(({ groups }) => groups),
    ...publishedGroups(stack).map(({ group }) => group),
  ]);
  return ofType(stack, "aws_security_group")
    .filter(({ address }) => !used.has(address))
    .map(({ address }) => problem(stack, `nothing uses ${address}; expected no group that is of no use`));
}
