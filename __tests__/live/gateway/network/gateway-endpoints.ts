import { DescribeVpcEndpointsCommand } from "@aws-sdk/client-ec2";
import type { PolicyDocument } from "../../../../src/policies/document";
import type { Account } from "../../support/accounts/accounts";
import type { VpcEndpoint } from "./vpc-endpoints";

/** A gateway endpoint as EC2 describes it: it has no network interfaces, and its subnets lead to it by their route tables. */
export interface GatewayEndpoint extends VpcEndpoint {
  readonly routeTableIds: readonly string[];
}

export async function gatewayEndpoints({
  id: account,
  region,
  ec2,
}: Account): Promise<readonly GatewayEndpoint[]> {
  const { VpcEndpoints = [] } = await ec2.send(new DescribeVpcEndpointsCommand({}));
  return VpcEndpoints.filter(
    ({ VpcEndpointType, State }) => VpcEndpointType === "Gateway" && State?.toLowerCase() === "available",
  ).map((endpoint) => ({
    id: endpoint.VpcEndpointId ?? "",
    account,
    region,
    vpcId: endpoint.VpcId ?? "",
    service: endpoint.ServiceName?.split(".").at(-1) ?? "",
    policy: JSON.parse(endpoint.PolicyDocument ?? "") as PolicyDocument,
    privateDns: true,
    dnsNames: [],
    networkInterfaceIds: [],
    groupIds: [],
    routeTableIds: endpoint.RouteTableIds ?? [],
  }));
}
