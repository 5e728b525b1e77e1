import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";

export interface GatewayGroupsProps {
  /** Prefix of the groups' names. */
  readonly name: string;
  readonly vpcId: string;
  /** The port of the balancer's listener. */
  readonly listenerPort: number;
  /** The ports that the services listen on, each once. */
  readonly servicePorts: readonly number[];
}

/**
 * The security groups along a call's way through the gateway's VPC: the VPC link's, the balancer's and the endpoints'. Each lets out
 * to the next one only, and in from the one before; nothing enters the link's, and nothing leaves the endpoints'.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html
 */
export class GatewayGroups extends Construct {
  readonly linkGroupId: string;
  readonly balancerGroupId: string;
  readonly endpointGroupId: string;

  constructor(scope: Construct, id: string, props: GatewayGroupsProps) {
    super(scope, id);
    const { listenerPort, servicePorts } = props;

    const link = group(this, "link", "VPC link of the gateway", props);
    const balancer = group(this, "balancer", "Balancer in front of endpoints of services", props);
    const endpoints = group(this, "endpoints", "Endpoints of services", props);
    connect(this, link, balancer, { port: listenerPort });
    for (const port of servicePorts) connect(this, balancer, endpoints, { port, suffix: `_${port}` });

    this.linkGroupId = link.groupId;
    this.balancerGroupId = balancer.groupId;
    this.endpointGroupId = endpoints.groupId;
  }
}

interface NamedGroup {
  readonly name: string;
  readonly groupId: string;
}

function group(
  scope: Construct,
  name: string,
  description: string,
  props: Pick<GatewayGroupsProps, "name" | "vpcId">,
): NamedGroup {
  const groupName = `${props.name}-${name}`;
  const { id: groupId } = new SecurityGroup(scope, `group:${name}`, {
    name: groupName,
    description,
    vpcId: props.vpcId,
    tags: { Name: groupName },
  });
  return { name, groupId };
}

/** The two rules by which one group reaches another. @param suffix of the rules' addresses */
function connect(
  scope: Construct,
  from: NamedGroup,
  to: NamedGroup,
  { port, suffix = "" }: { readonly port: number; readonly suffix?: string },
): void {
  const traffic = { ipProtocol: "tcp", fromPort: port, toPort: port };
  new VpcSecurityGroupEgressRule(scope, `rule:${from.name}_to_${to.name}${suffix}`, {
    securityGroupId: from.groupId,
    referencedSecurityGroupId: to.groupId,
    description: `To the ${to.name}`,
    ...traffic,
  });
  new VpcSecurityGroupIngressRule(scope, `rule:${to.name}_from_${from.name}${suffix}`, {
    securityGroupId: to.groupId,
    referencedSecurityGroupId: from.groupId,
    description: `From the ${from.name}`,
    ...traffic,
  });
}
