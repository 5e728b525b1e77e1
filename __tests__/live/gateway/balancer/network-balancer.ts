import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeTargetHealthCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Account } from "../../support/accounts/accounts";

/** A network balancer, as Elastic Load Balancing describes it. */
export interface NetworkBalancer {
  readonly arn: string;
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  /** Empty = it has none and lets everything in. */
  readonly groupIds: readonly string[];
  /** True = its groups decide also about what comes over PrivateLink, as VPC links do. */
  readonly filtersPrivateLink: boolean;
}

/** An address that a listener passes connections on to. */
export interface Target {
  readonly address: string;
  readonly port: number;
}

/** Undefined where there is no active network balancer of this ARN. */
export async function networkBalancer(
  { elb }: Account,
  arn: string | undefined,
): Promise<NetworkBalancer | undefined> {
  if (arn === undefined) return undefined;
  const { LoadBalancers = [] } = await elb.send(new DescribeLoadBalancersCommand({}));
  const balancer = LoadBalancers.find(({ LoadBalancerArn }) => LoadBalancerArn === arn);
  if (balancer?.Type !== "network" || balancer.State?.Code !== "active") return undefined;
  const groupIds = balancer.SecurityGroups ?? [];
  const enforced = balancer.EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic !== "off";
  return {
    arn,
    vpcId: balancer.VpcId ?? "",
    subnetIds: (balancer.AvailabilityZones ?? []).map(({ SubnetId = "" }) => SubnetId),
    groupIds,
    filtersPrivateLink: groupIds.length > 0 && enforced,
  };
}

/**
 * The targets of a balancer's listener for TCP; undefined where nothing listens on the port. Unhealthy ones count only
 * where there is no healthy one.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html
 */
export async function targetsOf(
  { elb }: Account,
  { arn }: NetworkBalancer,
  port: number,
): Promise<readonly Target[] | undefined> {
  const { Listeners = [] } = await elb.send(new DescribeListenersCommand({ LoadBalancerArn: arn }));
  const listener = Listeners.find(({ Port, Protocol }) => Port === port && Protocol === "TCP");
  if (listener === undefined) return undefined;
  const forward = listener.DefaultActions?.find(({ Type }) => Type === "forward");
  const { TargetHealthDescriptions: found = [] } = await elb.send(
    new DescribeTargetHealthCommand({ TargetGroupArn: forward?.TargetGroupArn }),
  );
  const registered = found.filter(({ TargetHealth }) => TargetHealth?.State !== "draining");
  const healthy = registered.filter(({ TargetHealth }) => TargetHealth?.State === "healthy");
  return (healthy.length > 0 ? healthy : registered).map(({ Target: target }) => ({
    address: target?.Id ?? "",
    port: target?.Port ?? 0,
  }));
}
