import { type Finding, fact, listed, unless } from "../../../network/finding";
import { zonesOf } from "../../../network/groups/zones";
import { having, inside, of, type Wanted } from "../../../network/held/having";
import { referent, referents } from "../../../network/stack/reference";
import type { Stack } from "../../../network/stack/stack-json";
import type { ComputeExpectations, ServiceExpectations } from "../../expectations/service-expectations";
import type { BalancerParts } from "./parts";

/**
 * The network balancer: inside the VPC only, in each zone, and open to nothing but PrivateLink, whose traffic is not held against the
 * rules of its group. Each of its addresses leads to the servers of all zones.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
 */
export function balancerFindings(
  stack: Stack,
  { balancer, listener, targets }: BalancerParts,
  { port, tls, healthPath, compute }: ServiceExpectations,
): readonly Finding[] {
  if (compute.kind === "existing") return [];
  const zones = zonesOf(stack, referents(stack, balancer.attributes.subnets));
  const wanted = [...compute.zoneIds].sort();
  const vpc = referent(stack, targets.attributes.vpc_id);
  const wrong = [
    ...having(stack, balancer, BALANCER),
    ...unless(
      zones.join() === wanted.join(),
      stack,
      `expected ${balancer.address} in ${listed(wanted)}, got ${listed(zones)}`,
    ),
    ...having(stack, listener, {
      ...{ load_balancer_arn: of(balancer.address, "arn"), protocol: "TCP", port },
      default_action: { type: "forward", target_group_arn: of(targets.address, "arn") },
    }),
    ...having(stack, targets, {
      ...{ protocol: "TCP", port, vpc_id: of(vpc) },
      ...{ target_type: TARGET_TYPES[compute.kind], ...TARGETS },
    }),
    ...having(stack, inside(targets, "health_check"), {
      ...{ protocol: tls ? "HTTPS" : "HTTP", path: healthPath, matcher: "200-399" },
    }),
  ];
  if (wrong.length > 0) return wrong;
  return [
    fact(
      stack,
      `${listener.address} passes TCP on ${port} of ${balancer.address}, which is internal, to ${targets.address}`,
    ),
  ];
}

const TARGET_TYPES: Readonly<Record<Exclude<ComputeExpectations["kind"], "existing">, string>> = {
  fargate: "ip",
  ec2: "instance",
};

const BALANCER: Wanted = {
  load_balancer_type: "network",
  internal: true,
  enforce_security_group_inbound_rules_on_private_link_traffic: "off",
  enable_cross_zone_load_balancing: true,
};

/** Servers see the balancer's addresses, so that its group is the only one that they let in. */
const TARGETS: Wanted = { preserve_client_ip: false };
