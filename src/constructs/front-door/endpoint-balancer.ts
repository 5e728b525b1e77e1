import { ApiGatewayVpcLink } from "@cdktf/provider-aws/lib/api-gateway-vpc-link";
import { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { LbTargetGroupAttachment } from "@cdktf/provider-aws/lib/lb-target-group-attachment";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import { pinnedAddress } from "../../model/aws/endpoint-addresses";
import { HTTPS } from "../network/client-security-groups";
import type { EndpointSubnet } from "../network/interface-endpoint";

export interface EndpointBalancerProps {
  /** Name of all its parts, at most 32 characters. */
  readonly name: string;
  readonly vpcId: string;
  /** The subnets of the balancer: not those of the endpoints, whose addresses it could take. */
  readonly subnetIds: readonly string[];
  /** The subnets of the execute-api endpoint, with its pinned addresses. */
  readonly endpointSubnets: readonly EndpointSubnet[];
  /** The security group of that endpoint. */
  readonly endpointGroupId: string;
}

/**
 * The way from a REST API into a VPC, to the execute-api endpoint: a VPC link, and a network balancer that nothing but the link
 * enters. VPC links come over PrivateLink, for which the balancer's rules are not asked; so its group has no rule that lets anything
 * in. TLS runs through to the private API. A network balancer's groups can only be given when it is made.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
 */
export class EndpointBalancer extends Construct {
  readonly vpcLinkId: string;

  constructor(scope: Construct, id: string, props: EndpointBalancerProps) {
    super(scope, id);
    const { name, vpcId, subnetIds, endpointGroupId } = props;

    const group = new SecurityGroup(this, "group:balancer", {
      name: `${name}-balancer`,
      description: "Balancer in front of the execute-api endpoint",
      vpcId,
      tags: { Name: `${name}-balancer` },
    });
    new VpcSecurityGroupEgressRule(this, "rule:balancer_to_endpoints", {
      securityGroupId: group.id,
      referencedSecurityGroupId: endpointGroupId,
      description: "HTTPS to endpoints",
      ...HTTPS,
    });
    new VpcSecurityGroupIngressRule(this, "rule:endpoints_from_balancer", {
      securityGroupId: endpointGroupId,
      referencedSecurityGroupId: group.id,
      description: "HTTPS from the balancer",
      ...HTTPS,
    });
    const balancer = new Lb(this, "balancer:execute_api", {
      name,
      loadBalancerType: "network",
      internal: true,
      subnets: [...subnetIds],
      securityGroups: [group.id],
      enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "off",
      enableCrossZoneLoadBalancing: true,
    });
    const targets = targetGroup(this, props);
    const listener = new LbListener(this, "listener:execute_api", {
      loadBalancerArn: balancer.arn,
      protocol: "TCP",
      port: HTTPS.toPort,
      defaultAction: [{ type: "forward", targetGroupArn: targets.arn }],
    });
    const link = new ApiGatewayVpcLink(this, "link:execute_api", {
      name,
      targetArns: [balancer.arn],
      dependsOn: [listener],
    });

    this.vpcLinkId = link.id;
  }
}

/** The endpoint's addresses, one in each of its subnets. */
function targetGroup(
  scope: Construct,
  { name, vpcId, endpointSubnets }: EndpointBalancerProps,
): LbTargetGroup {
  const targets = new LbTargetGroup(scope, "targets:execute_api", {
    name,
    targetType: "ip",
    protocol: "TCP",
    port: HTTPS.toPort,
    vpcId,
    healthCheck: { protocol: "TCP" },
  });
  for (const { name: subnet, firstAddress } of endpointSubnets) {
    if (firstAddress === undefined) throw new Error(`the endpoint has no known address in ${subnet}`);
    new LbTargetGroupAttachment(scope, `target:execute_api_${subnet}`, {
      targetGroupArn: targets.arn,
      targetId: pinnedAddress(firstAddress, "execute-api"),
    });
  }
  return targets;
}
