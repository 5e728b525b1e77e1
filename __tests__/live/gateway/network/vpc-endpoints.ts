import { DescribeVpcEndpointsCommand } from "@aws-sdk/client-ec2";
import type { PolicyDocument } from "../../../../src/policies/document";
import type { Account } from "../../support/accounts/accounts";

/** An interface endpoint as EC2 describes it. */
export interface VpcEndpoint {
  readonly id: string;
  readonly account: string;
  readonly region: string;
  readonly vpcId: string;
  /** `execute-api`, `sts` */
  readonly service: string;
  readonly policy: PolicyDocument;
  readonly privateDns: boolean;
  /** Its own names. */
  readonly dnsNames: readonly string[];
  readonly networkInterfaceIds: readonly string[];
  /** Of its network interfaces. */
  readonly groupIds: readonly string[];
}

export async function vpcEndpoints({ id: account, region, ec2 }: Account): Promise<readonly VpcEndpoint[]> {
  const { VpcEndpoints = [] } = await ec2.send(new DescribeVpcEndpointsCommand({}));
  return VpcEndpoints.filter(
    ({ VpcEndpointType, State }) => VpcEndpointType === "Interface" && State?.toLowerCase() === "available",
  ).map((endpoint) => ({
    id: endpoint.VpcEndpointId ?? "",
    account,
    region,
    vpcId: endpoint.VpcId ?? "",
    service: endpoint.ServiceName?.split(".").at(-1) ?? "",
    policy: JSON.parse(endpoint.PolicyDocument ?? "") as PolicyDocument,
    privateDns: endpoint.PrivateDnsEnabled ?? false,
    dnsNames: (endpoint.DnsEntries ?? []).map(({ DnsName = "" }) => DnsName),
    networkInterfaceIds: endpoint.NetworkInterfaceIds ?? [],
    groupIds: (endpoint.Groups ?? []).map(({ GroupId = "" }) => GroupId),
  }));
}
