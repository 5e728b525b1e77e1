import { LbListenerRule } from "@cdktf/provider-aws/lib/lb-listener-rule";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { LbTargetGroupAttachment } from "@cdktf/provider-aws/lib/lb-target-group-attachment";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { Construct } from "constructs";
import { physicalName } from "../../model/aws/names";
import type { ServiceUse } from "../../model/gateway/gateway";
import { SERVICE_HEADER, useTargetsName } from "../../model/gateway/names";

export interface UsedServiceProps {
  /** The physical name of the gateway's party. */
  readonly consumer: string;
  readonly use: ServiceUse;
  /** The name of the endpoint service: `com.amazonaws.vpce.<region>.vpce-svc-...`. */
  readonly serviceName: string;
  readonly vpcId: string;
  readonly places: readonly EndpointPlace[];
  readonly endpointGroupId: string;
  readonly listenerArn: string;
}

/** The endpoint's subnet in one zone, and its address there. */
export interface EndpointPlace {
  /** The zone's part of addresses: `az1`. */
  readonly zone: string;
  readonly subnetId: string;
  readonly address: string;
}

/**
 * The way from the balancer to one service: an interface endpoint at addresses that are known beforehand, a target group of these
 * addresses, and the rule that chooses it by header.
 *
 * Until the service accepts the endpoint the targets are unhealthy and callers get a 503; after that they heal by themselves.
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
 */
export class UsedService extends Construct {
  readonly endpointId: string;

  constructor(scope: Construct, id: string, props: UsedServiceProps) {
    super(scope, id);
    const { consumer, use, serviceName, vpcId, places } = props;

    const endpoint = new VpcEndpoint(this, "Default", {
      vpcEndpointType: "Interface",
      serviceName,
      vpcId,
      subnetIds: places.map(({ subnetId }) => subnetId),
      subnetConfiguration: places.map(({ subnetId, address }) => ({ subnetId, ipv4: address })),
      securityGroupIds: [props.endpointGroupId],
      privateDnsEnabled: false,
      tags: { Name: physicalName(consumer, use.name) },
    });
    const targets = targetGroup(this, props);
    for (const { zone, address } of places) {
      new LbTargetGroupAttachment(this, `target:${zone}`, {
        targetGroupArn: targets.arn,
        targetId: address,
      });
    }
    chooseByHeader(this, props, targets);

    this.endpointId = endpoint.id;
  }
}

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html */
function targetGroup(
  scope: Construct,
  { consumer, use, vpcId }: Pick<UsedServiceProps, "consumer" | "use" | "vpcId">,
): LbTargetGroup {
  const protocol = use.tls ? "HTTPS" : "HTTP";
  return new LbTargetGroup(scope, "targets:Default", {
    name: useTargetsName(consumer, use.name),
    targetType: "ip",
    protocol,
    port: use.port,
    vpcId,
    // No call takes longer.
    deregistrationDelay: "30",
    healthCheck: {
      protocol,
      path: use.healthPath,
      matcher: "200-399",
      interval: 10,
      timeout: 5,
      healthyThreshold: 2,
      unhealthyThreshold: 3,
    },
  });
}

/**
 * The header's values are compared without regard to case, and `*` and `?` in them match any text: names of uses have neither capital
 * letters nor these characters. Priorities are unique because slots are, and another use changes none.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html#http-header-conditions
 */
function chooseByHeader(
  scope: Construct,
  { use, listenerArn }: Pick<UsedServiceProps, "use" | "listenerArn">,
  targets: LbTargetGroup,
): void {
  new LbListenerRule(scope, "rule:Default", {
    listenerArn,
    priority: use.slot + 1,
    condition: [{ httpHeader: { httpHeaderName: SERVICE_HEADER, values: [use.name] } }],
    action: [{ type: "forward", targetGroupArn: targets.arn }],
    // A target group that is replaced, for another port or protocol, cannot be deleted while a rule leads to it.
    lifecycle: { replaceTriggeredBy: [`${targets.terraformResourceType}.${targets.friendlyUniqueId}.id`] },
  });
}
