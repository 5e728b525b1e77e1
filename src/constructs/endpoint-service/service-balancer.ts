import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ServiceProtocol } from "../../model/gateway/endpoint-service";
import { literal } from "../../terraform/literal";
import { type PrivatelinkBalancerProps, privatelinkBalancer } from "./privatelink-balancer";

export interface ServiceBalancerProps extends PrivatelinkBalancerProps {
  readonly vpcId: string;
  readonly service: ServiceProtocol;
  /** The kind of targets: tasks are known by their addresses, instances by their ids. */
  readonly targetType: "ip" | "instance";
}

/** The balancer of an endpoint service in front of its servers. */
export class ServiceBalancer extends Construct {
  readonly balancerArn: string;
  readonly targetGroupArn: string;
  /** ECS refuses a target group that no listener leads to. */
  readonly listener: ITerraformDependable;

  constructor(scope: Construct, id: string, props: ServiceBalancerProps) {
    super(scope, id);
    const { service } = props;

    const balancer = privatelinkBalancer(this, props);
    const targets = targetGroup(this, props);
    this.listener = new LbListener(this, "listener:service", {
      loadBalancerArn: balancer.arn,
      protocol: "TCP",
      port: service.port,
      defaultAction: [{ type: "forward", targetGroupArn: targets.arn }],
    });

    this.balancerArn = balancer.arn;
    this.targetGroupArn = targets.arn;
  }
}

/**
 * The servers. A server is taken out after three failures in 30 seconds, and back in after two successes. One that leaves gets no new
 * connections, and has a minute to finish those that it has.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html
 */
function targetGroup(
  scope: Construct,
  { name, vpcId, service, targetType }: ServiceBalancerProps,
): LbTargetGroup {
  return new LbTargetGroup(scope, "targets:service", {
    // Another port needs another group, made while the listener still leads to this one; so the name is Terraform's.
    namePrefix: "nlb-",
    lifecycle: { createBeforeDestroy: true },
    targetType,
    protocol: "TCP",
    port: service.port,
    vpcId,
    // Through endpoints, servers see the balancer's addresses in any case: theirs is the only group that servers have to let in.
    preserveClientIp: "false",
    deregistrationDelay: "60",
    connectionTermination: false,
    healthCheck: {
      protocol: service.tls ? "HTTPS" : "HTTP",
      path: literal(service.healthPath),
      matcher: "200-399",
      interval: 10,
      timeout: 6,
      healthyThreshold: 2,
      unhealthyThreshold: 3,
    },
    tags: { Name: name },
  });
}
