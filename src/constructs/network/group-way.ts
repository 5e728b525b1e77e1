import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { NamedGroup } from "./named-group";

export interface WayPort {
  readonly port: number;
  /** The end of the rules' addresses, where two groups meet on several ports. @default none */
  readonly suffix?: string;
}

/**
 * Lets the members of one group connect to those of another: a rule out of the one, and a rule into the other.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
export function groupWay(
  scope: Construct,
  from: NamedGroup,
  to: NamedGroup,
  { port, suffix = "" }: WayPort,
): readonly ITerraformDependable[] {
  const traffic = { ipProtocol: "tcp", fromPort: port, toPort: port };
  return [
    new VpcSecurityGroupEgressRule(scope, `rule:${from.name}_to_${to.name}${suffix}`, {
      securityGroupId: from.groupId,
      referencedSecurityGroupId: to.groupId,
      description: `To ${to.name}`,
      ...traffic,
    }),
    new VpcSecurityGroupIngressRule(scope, `rule:${to.name}_from_${from.name}${suffix}`, {
      securityGroupId: to.groupId,
      referencedSecurityGroupId: from.groupId,
      description: `From ${from.name}`,
      ...traffic,
    }),
  ];
}
