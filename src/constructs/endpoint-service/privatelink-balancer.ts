import { Lb } from "@cdktf/provider-aws/lib/lb";
import type { Construct } from "constructs";

export interface PrivatelinkBalancerProps {
  /** At most 32 characters. */
  readonly name: string;
  readonly subnetIds: readonly string[];
  /** A group that lets nothing in. */
  readonly securityGroupId: string;
}

/**
 * An internal network balancer that only PrivateLink enters: its group has no rule that lets anything in, and is not asked about what
 * comes through endpoints. The groups of a network balancer are given when it is made, or never. Every zone's address leads to the
 * targets of all zones, so each answers as long as one target is well.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
 */
export function privatelinkBalancer(
  scope: Construct,
  { name, subnetIds, securityGroupId }: PrivatelinkBalancerProps,
): Lb {
  return new Lb(scope, "balancer:service", {
    name,
    loadBalancerType: "network",
    internal: true,
    subnets: [...subnetIds],
    securityGroups: [securityGroupId],
    enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "off",
    enableCrossZoneLoadBalancing: true,
  });
}
