import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { Construct } from "constructs";
import type { PolicyDocument } from "../../policies/document";
import { policyJson } from "../../terraform/policy-json";

export interface InterfaceEndpointProps {
  /** The endpoint's `Name` tag. */
  readonly name: string;
  readonly region: string;
  /** The service in `com.amazonaws.<region>.<service>`. */
  readonly service: "execute-api" | "sts" | "ssm" | "ssmmessages";
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  readonly policy: PolicyDocument;
  /** True if the service's public name resolves to the endpoint inside the VPC. @default true */
  readonly privateDns?: boolean;
}

/**
 * An interface endpoint of an AWS service, with its endpoint policy.
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
 */
export class InterfaceEndpoint extends Construct {
  readonly endpointId: string;
  /** The endpoint's own regional DNS name. */
  readonly dnsName: string;

  constructor(scope: Construct, id: string, props: InterfaceEndpointProps) {
    super(scope, id);
    const { name, region, service, privateDns = true } = props;

    const endpoint = new VpcEndpoint(this, "Default", {
      vpcEndpointType: "Interface",
      serviceName: serviceName(region, service),
      vpcId: props.vpcId,
      subnetIds: [...props.subnetIds],
      securityGroupIds: [props.securityGroupId],
      privateDnsEnabled: privateDns,
      policy: policyJson(props.policy),
      tags: { Name: name },
    });

    this.endpointId = endpoint.id;
    this.dnsName = endpoint.dnsEntry.get(0).dnsName;
  }
}

/**
 * The endpoint service's name; in China some begin with `cn.com.amazonaws`.
 * @see https://docs.amazonaws.cn/en_us/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
function serviceName(region: string, service: string): string {
  const isTurned = region.startsWith("cn-") && TURNED_IN_CHINA.has(service);
  return `${isTurned ? "cn.com.amazonaws" : "com.amazonaws"}.${region}.${service}`;
}

const TURNED_IN_CHINA = new Set(["execute-api", "sts"]);
