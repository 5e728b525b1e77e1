import type { Listener, TargetGroup } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Place } from "../../../model/aws/arn";
import type { Aws } from "../../aws/aws";
import { onAll } from "../facts/needed";
import { unlessAbsent } from "../facts/reading";

/** A load balancer with everything behind it. */
export interface LiveBalancer {
  readonly arn: string;
  readonly name: string;
  /** `active`, `provisioning`, `failed` */
  readonly state: string;
  readonly listeners: readonly LiveListener[];
  readonly targetGroups: readonly LiveTargetGroup[];
}

export interface LiveListener {
  readonly arn: string;
  readonly port: number;
  /** `HTTP`, `HTTPS`, `TCP` */
  readonly protocol: string;
  /** `off`, `passthrough`, `verify` */
  readonly mutualTls: string;
  readonly trustStoreArn?: string;
  /** The groups that its default action leads to. */
  readonly targetGroupArns: readonly string[];
}

export interface LiveTargetGroup {
  readonly arn: string;
  readonly name: string;
  readonly targets: readonly LiveTarget[];
}

export interface LiveTarget {
  /** An address, the id of an instance, or the ARN of a balancer. */
  readonly id: string;
  readonly port: number;
  /** `healthy`, `unhealthy`, `initial`, `draining`, `unused`, `unavailable` */
  readonly state: string;
  /** `Target.Timeout`, with AWS's description. */
  readonly reason?: string;
}

/** The permissions that a balancer is read with. */
export function onBalancers(place: Place) {
  return onAll(
    place,
    "elasticloadbalancing:DescribeLoadBalancers",
    "elasticloadbalancing:DescribeListeners",
    "elasticloadbalancing:DescribeTargetGroups",
    "elasticloadbalancing:DescribeTargetHealth",
  );
}

/** The balancer of a name; undefined if there is none. */
export async function balancerNamed(aws: Aws, name: string): Promise<LiveBalancer | undefined> {
  const elb = aws.client("elb");
  const asked = elb.describeLoadBalancers({ Names: [name] });
  const found = await unlessAbsent(asked, "LoadBalancerNotFoundException", "LoadBalancerNotFound");
  const [balancer] = found?.LoadBalancers ?? [];
  const LoadBalancerArn = balancer?.LoadBalancerArn;
  if (LoadBalancerArn === undefined) return undefined;
  const [{ Listeners = [] }, { TargetGroups = [] }] = await Promise.all([
    elb.describeListeners({ LoadBalancerArn }),
    elb.describeTargetGroups({ LoadBalancerArn }),
  ]);
  return {
    arn: LoadBalancerArn,
    name,
    state: balancer?.State?.Code ?? "",
    listeners: Listeners.map(liveListener),
    targetGroups: await Promise.all(TargetGroups.map((group) => liveTargetGroup(aws, group))),
  };
}

function liveListener(listener: Listener): LiveListener {
  const { ListenerArn = "", Port = 0, Protocol = "", DefaultActions = [], MutualAuthentication } = listener;
  return {
    arn: ListenerArn,
    port: Port,
    protocol: Protocol,
    mutualTls: MutualAuthentication?.Mode ?? "off",
    trustStoreArn: MutualAuthentication?.TrustStoreArn,
    targetGroupArns: DefaultActions.flatMap(({ TargetGroupArn }) => TargetGroupArn ?? []),
  };
}

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html */
async function liveTargetGroup(aws: Aws, { TargetGroupArn, TargetGroupName }: TargetGroup) {
  const { TargetHealthDescriptions = [] } = await aws.client("elb").describeTargetHealth({ TargetGroupArn });
  return {
    arn: TargetGroupArn ?? "",
    name: TargetGroupName ?? "",
    targets: TargetHealthDescriptions.map(({ Target, TargetHealth }): LiveTarget => {
      const { State = "", Reason, Description } = TargetHealth ?? {};
      const reason = [Reason, Description].filter(Boolean).join(": ");
      return { id: Target?.Id ?? "", port: Target?.Port ?? 0, state: State, reason: reason || undefined };
    }),
  };
}
