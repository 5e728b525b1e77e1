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
    policy: endpoint.PolicyDocument ? (JSON.parse(endpoint.PolicyDocument) as PolicyDocument) : ALLOWS_ALL,
    privateDns: true,
    dnsNames: [],
    networkInterfaceIds: [],
    groupIds: [],
    routeTableIds: endpoint.RouteTableIds ?? [],
  }));
}

/** @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html#vpc-endpoints-default-endpoint-policy */
const ALLOWS_ALL: PolicyDocument = {
  Version: "2012-10-17",
  Statement: [{ Sid: "Default", Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }] as never,
};
