import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { type EndpointService, pinnedAddress } from "../../model/aws/endpoint-addresses";
import type { PolicyDocument } from "../../policies/document";
import { policyJson } from "../../terraform/policy-json";

export interface InterfaceEndpointProps {
  /** The endpoint's `Name` tag. */
  readonly name: string;
  readonly region: string;
  /** The service in `com.amazonaws.<region>.<service>`. */
  readonly service: InterfaceService;
  readonly vpcId: string;
  readonly subnets: readonly EndpointSubnet[];
  readonly securityGroupId: string;
  readonly policy: PolicyDocument;
  /** True if the service's public name resolves to the endpoint inside the VPC. @default true */
  readonly privateDns?: boolean;
}

/** A service that has interface endpoints here; those of servers take no pinned addresses. */
export type InterfaceService = EndpointService | ServerService;

/** A service that only servers of endpoint services call. */
type ServerService = "ecr.api" | "ecr.dkr" | "logs";

/** A subnet that endpoints are in. */
export interface EndpointSubnet {
  /** The zone's letter, or the id of an adopted subnet. */
  readonly name: string;
  readonly subnetId: string;
  /** The first of the addresses that endpoints take in it. @default AWS chooses each endpoint's */
  readonly firstAddress?: string;
}

/**
 * An interface endpoint of an AWS service, with its endpoint policy.
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
 */
export class InterfaceEndpoint extends Construct {
  readonly endpointId: string;
  /** The endpoint's own regional DNS name. */
  readonly dnsName: string;
  readonly endpoint: ITerraformDependable;

  constructor(scope: Construct, id: string, props: InterfaceEndpointProps) {
    super(scope, id);
    const { name, region, service, privateDns = true } = props;

    const endpoint = new VpcEndpoint(this, "Default", {
      vpcEndpointType: "Interface",
      serviceName: serviceName(region, service),
      vpcId: props.vpcId,
      subnetIds: props.subnets.map(({ subnetId }) => subnetId),
      subnetConfiguration: pinned(service, props.subnets),
      securityGroupIds: [props.securityGroupId],
      privateDnsEnabled: privateDns,
      policy: policyJson(props.policy),
      tags: { Name: name },
    });

    this.endpointId = endpoint.id;
    this.dnsName = endpoint.dnsEntry.get(0).dnsName;
    this.endpoint = endpoint;
  }
}

/**
 * The addresses that the endpoint takes; a change of one replaces its network interface. Undefined if AWS chooses them.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SubnetConfiguration.html
 */
function pinned(service: InterfaceService, subnets: readonly EndpointSubnet[]) {
  if (isOfServers(service)) return undefined;
  const addresses = subnets.flatMap(({ subnetId, firstAddress }) =>
    firstAddress === undefined ? [] : [{ subnetId, ipv4: pinnedAddress(firstAddress, service) }],
  );
  return addresses.length > 0 ? addresses : undefined;
}

function isOfServers(service: InterfaceService): service is ServerService {
  return service === "ecr.api" || service === "ecr.dkr" || service === "logs";
}

/**
 * The endpoint service's name; in China some begin with `cn.com.amazonaws`.
 * @see https://docs.amazonaws.cn/en_us/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
function serviceName(region: string, service: string): string {
  const isTurned = region.startsWith("cn-") && TURNED_IN_CHINA.has(service);
  return `${isTurned ? "cn.com.amazonaws" : "com.amazonaws"}.${region}.${service}`;
}

const TURNED_IN_CHINA = new Set(["ecr.api", "ecr.dkr", "execute-api", "sts"]);
