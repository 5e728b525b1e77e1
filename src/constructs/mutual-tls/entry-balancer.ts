import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { LbTargetGroupAttachment } from "@cdktf/provider-aws/lib/lb-target-group-attachment";
import { Construct } from "constructs";
import { privatelinkBalancer } from "../endpoint-service/privatelink-balancer";
import { HTTPS } from "../network/client-security-groups";
import { HEALTH_PORT } from "./entrance-network";
import type { VerifyingBalancer } from "./verifying-balancer";

export interface EntryBalancerProps {
  /** At most 32 characters. */
  readonly name: string;
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  /** A group that lets nothing in. */
  readonly groupId: string;
  readonly verifier: Pick<VerifyingBalancer, "balancerArn" | "listener" | "healthListener">;
}

/**
 * The network balancer that callers' endpoints lead to. TLS runs through it to the verifying balancer, of whose health it asks on
 * another port, as it has no certificate.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/application-load-balancer-target.html
 */
export class EntryBalancer extends Construct {
  readonly balancerArn: string;

  constructor(scope: Construct, id: string, props: EntryBalancerProps) {
    super(scope, id);
    const { name, vpcId, subnetIds, groupId, verifier } = props;

    const balancer = privatelinkBalancer(this, { name, subnetIds, securityGroupId: groupId });
    const targets = new LbTargetGroup(this, "targets:verifier", {
      // Another group takes its place while a listener still leads to this one; so the name is Terraform's.
      namePrefix: "nlb-",
      lifecycle: { createBeforeDestroy: true },
      targetType: "alb",
      protocol: "TCP",
      port: HTTPS.toPort,
      vpcId,
      healthCheck: { protocol: "HTTP", port: String(HEALTH_PORT), path: "/", matcher: "200" },
      tags: { Name: name },
    });
    new LbTargetGroupAttachment(this, "target:verifier", {
      targetGroupArn: targets.arn,
      targetId: verifier.balancerArn,
      port: HTTPS.toPort,
      // AWS refuses a balancer that has no listener on the group's port, or on that of its checks.
      dependsOn: [verifier.listener, verifier.healthListener],
    });
    new LbListener(this, "listener:service", {
      loadBalancerArn: balancer.arn,
      protocol: "TCP",
      port: HTTPS.toPort,
      defaultAction: [{ type: "forward", targetGroupArn: targets.arn }],
    });

    this.balancerArn = balancer.arn;
  }
}
