import { type Finding, fact, listed, problem, unless } from "../../finding";
import { zonesOf } from "../../groups/zones";
import { exactly } from "../../held/exactly";
import { of } from "../../held/having";
import { madeAfter } from "../../held/made-after";
import { referents } from "../../stack/reference";
import { ofType, type Resource, type Stack } from "../../stack/stack-json";
import { type EntranceParts, HEALTH_PORT } from "./parts";

/** What PrivateLink brings is not held against the rules of the balancer's group, and nothing else is let in by them. */
const BALANCER = {
  load_balancer_type: "network",
  internal: true,
  enforce_security_group_inbound_rules_on_private_link_traffic: "off",
  enable_cross_zone_load_balancing: true,
};

/**
 * The network balancer of an entrance: inside the VPC only, in each zone, and in front of the verifying balancer alone, to which it
 * passes connections as they are. It asks after that balancer's health on another port, since it has no certificate.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/application-load-balancer-target.html
 */
export function entryFindings(
  stack: Stack,
  { entry, passing, toVerifier, verifier, verifying, health }: EntranceParts,
  vpc: string,
  zoneIds: readonly string[],
): readonly Finding[] {
  const wrong = [
    ...exactly(stack, entry, BALANCER, ["subnets", "security_groups"]),
    ...inZones(stack, entry, zoneIds),
    ...exactly(stack, passing, {
      ...{ load_balancer_arn: of(entry.address, "arn"), protocol: "TCP", port: 443 },
      default_action: { type: "forward", target_group_arn: of(toVerifier.address, "arn") },
    }),
    ...exactly(stack, toVerifier, {
      ...{ target_type: "alb", protocol: "TCP", port: 443, vpc_id: of(vpc) },
      health_check: { protocol: "HTTP", port: String(HEALTH_PORT), path: "/", matcher: "200" },
    }),
    ...targets(stack, toVerifier, verifier, [verifying, health]),
  ];
  if (wrong.length > 0) return wrong;
  const text = `${passing.address} passes TCP on 443 of ${entry.address}, which is internal, to ${verifier.address} alone, and ends no TLS`;
  return [fact(stack, text)];
}

/** AWS refuses a balancer as a target that has no listener on the group's port, or on that of its checks. */
function targets(
  stack: Stack,
  group: Resource,
  verifier: Resource,
  listeners: readonly Resource[],
): readonly Finding[] {
  const all = targetsOf(stack, group);
  const [target] = all;
  if (target === undefined || all.length > 1) {
    const addresses = listed(all.map(({ address }) => address));
    return [problem(stack, `expected ${group.address} with one target, got ${addresses}`)];
  }
  return [
    ...exactly(stack, target, {
      target_group_arn: of(group.address, "arn"),
      target_id: of(verifier.address, "arn"),
      port: 443,
    }),
    ...madeAfter(
      stack,
      target,
      listeners.map(({ address }) => address),
    ),
  ];
}

/** The targets of a group. */
export function targetsOf(stack: Stack, group: Resource): readonly Resource[] {
  return ofType(stack, "aws_lb_target_group_attachment").filter(
    ({ attributes }) => attributes.target_group_arn === of(group.address, "arn"),
  );
}

/** One subnet in each zone of the file. */
export function inZones(
  stack: Stack,
  { address, attributes }: Resource,
  zoneIds: readonly string[],
  attribute = "subnets",
): readonly Finding[] {
  const zones = zonesOf(stack, referents(stack, attributes[attribute]));
  return unless(
    zones.join() === [...zoneIds].sort().join(),
    stack,
    `expected ${address} in ${listed(zoneIds)}, got ${listed(zones)}`,
  );
}
