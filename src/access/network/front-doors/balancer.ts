import { type Finding, fact, listed, shown, unless } from "../finding";
import { keyFunctionsOf } from "../keys/key-functions";
import { attachedOf } from "../stack/attached";
import { referents } from "../stack/reference";
import type { Json, Stack } from "../stack/stack-json";
import type { PlacedEndpoint } from "../ways/ground";
import type { LinkParts } from "./link-parts";

/**
 * The attributes of a network balancer that nothing but a VPC link enters. What comes over PrivateLink, as links do, is not held
 * against the rules of its group, and nothing else is let in by them.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
 */
const ATTRIBUTES: Readonly<Record<string, Json>> = {
  load_balancer_type: "network",
  internal: true,
  enforce_security_group_inbound_rules_on_private_link_traffic: "off",
  enable_cross_zone_load_balancing: true,
};

/** The balancer behind the VPC link, and where it stands. */
export function balancerFindings(
  stack: Stack,
  { balancer, link }: LinkParts,
  { address: endpoint, resource }: PlacedEndpoint,
): readonly Finding[] {
  const { address, attributes } = balancer;
  const subnets = referents(stack, attributes.subnets);
  const taken = referents(stack, resource.attributes.subnet_ids);
  const beside = subnets.filter((subnet) => taken.includes(subnet));
  const targets = referents(stack, link.attributes.target_arns, "arn");
  const clients = clientSubnets(stack);
  const wrong = [
    ...Object.entries(ATTRIBUTES).flatMap(([name, value]) =>
      unless(
        attributes[name] === value,
        stack,
        `expected ${address} with ${name} ${shown(value)}, got ${shown(attributes[name])}`,
      ),
    ),
    ...unless(
      targets.length === 1 && targets[0] === address,
      stack,
      `expected ${link.address} to lead to ${address}, got ${listed(targets)}`,
    ),
    ...unless(
      beside.length === 0,
      stack,
      `expected ${address} outside the subnets of ${endpoint}, whose addresses it could take, got ${listed(beside)}`,
    ),
    ...unless(
      sorted(subnets) === sorted(clients),
      stack,
      `expected ${address} in the subnets of clients (${listed(clients)}), got ${listed(subnets)}`,
    ),
  ];
  if (wrong.length > 0) return wrong;
  return [fact(stack, `${link.address} leads to ${address}, which is internal and in ${listed(subnets)}`)];
}

/** The subnets of the front doors' authorizers, which are those of all clients. */
function clientSubnets(stack: Stack): readonly string[] {
  const authorizers = [...keyFunctionsOf(stack).authorizers.values()];
  const attached = authorizers.flatMap((address) => {
    const resource = stack.resources.get(address);
    return (resource && attachedOf(stack, resource)) ?? [];
  });
  return [...new Set(attached.flatMap(({ subnets }) => subnets))];
}

function sorted(texts: readonly string[]): string {
  return [...texts].sort().join();
}
