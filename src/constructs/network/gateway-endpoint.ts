import { DataAwsEc2ManagedPrefixList } from "@cdktf/provider-aws/lib/data-aws-ec2-managed-prefix-list";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { PolicyDocument } from "../../policies/document";
import { policyJson } from "../../terraform/policy-json";
import { HTTPS } from "./client-security-groups";

export interface GatewayEndpointProps {
  /** Prefix of the endpoint's `Name` tag. */
  readonly name: string;
  readonly region: string;
  readonly service: "s3" | "dynamodb";
  readonly vpcId: string;
  readonly routeTableId: string;
  /** The security group whose members are let out to the service. */
  readonly securityGroupId: string;
  readonly policy: PolicyDocument;
}

/**
 * A gateway endpoint of an AWS service, and the rule that lets servers out to it; neither costs anything.
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
 */
export class GatewayEndpoint extends Construct {
  /** The resources by which servers reach the service. */
  readonly ways: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: GatewayEndpointProps) {
    super(scope, id);
    const { name, region, service } = props;

    const endpoint = new VpcEndpoint(this, `endpoint:${service}`, {
      vpcEndpointType: "Gateway",
      serviceName: `com.amazonaws.${region}.${service}`,
      vpcId: props.vpcId,
      routeTableIds: [props.routeTableId],
      policy: policyJson(props.policy),
      tags: { Name: `${name}-${service}` },
    });
    const addresses = new DataAwsEc2ManagedPrefixList(this, `addresses:${service}`, {
      name: `com.amazonaws.${region}.${service}`,
    });
    const rule = new VpcSecurityGroupEgressRule(this, `rule:servers_to_${service}`, {
      securityGroupId: props.securityGroupId,
      description: `HTTPS to ${service}`,
      prefixListId: addresses.id,
      ...HTTPS,
    });

    this.ways = [endpoint, rule];
  }
}
