import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { HTTPS } from "../network/client-security-groups";

export interface ServerGroupsProps {
  /** Prefix of the groups' names. */
  readonly name: string;
  readonly vpcId: string;
  /** The port that the servers listen on. */
  readonly port: number;
}

/**
 * The security groups around servers: the balancer's lets nothing in and out to the servers only, theirs lets in the balancer only,
 * and that of the interface endpoints the servers only. The balancer asks for the servers' health from its own group.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
 */
export class ServerGroups extends Construct {
  readonly balancerGroupId: string;
  readonly serverGroupId: string;
  readonly endpointGroupId: string;
  /** The rules by which servers and their endpoints meet. */
  readonly rules: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { name, vpcId, port }: ServerGroupsProps) {
    super(scope, id);
    const group = (role: string, description: string) =>
      new SecurityGroup(this, `group:${role}`, {
        name: `${name}-${role}`,
        description,
        vpcId,
        tags: { Name: `${name}-${role}` },
      }).id;
    const onPort = { ipProtocol: "tcp", fromPort: port, toPort: port };

    this.balancerGroupId = group("balancer", "Balancer of the endpoint service");
    this.serverGroupId = group("servers", "Servers of the endpoint service");
    this.endpointGroupId = group("endpoints", "Interface endpoints");
    this.rules = [
      ...way(this, ["balancer", this.balancerGroupId], ["servers", this.serverGroupId], onPort),
      ...way(this, ["servers", this.serverGroupId], ["endpoints", this.endpointGroupId], HTTPS),
    ];
  }
}

/** A security group with its name. */
type Group = readonly [name: string, id: string];

/** Lets the members of one group connect to those of another: a rule out of the one, and a rule into the other. */
function way(
  scope: Construct,
  [from, fromId]: Group,
  [to, toId]: Group,
  ports: { readonly ipProtocol: string; readonly fromPort: number; readonly toPort: number },
): readonly ITerraformDependable[] {
  return [
    new VpcSecurityGroupEgressRule(scope, `rule:${from}_to_${to}`, {
      securityGroupId: fromId,
      referencedSecurityGroupId: toId,
      description: `To ${to}`,
      ...ports,
    }),
    new VpcSecurityGroupIngressRule(scope, `rule:${to}_from_${from}`, {
      securityGroupId: toId,
      referencedSecurityGroupId: fromId,
      description: `From ${from}`,
      ...ports,
    }),
  ];
}
