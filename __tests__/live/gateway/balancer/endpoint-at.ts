import { DescribeNetworkInterfacesCommand } from "@aws-sdk/client-ec2";
import type { Account } from "../../support/accounts/accounts";
import type { VpcEndpoint } from "../network/vpc-endpoints";

/** The endpoint whose network interface has an address in a VPC; undefined where nothing, or something else, has it. */
export async function endpointAt(
  { ec2 }: Account,
  endpoints: readonly VpcEndpoint[],
  vpcId: string,
  address: string,
): Promise<VpcEndpoint | undefined> {
  const { NetworkInterfaces = [] } = await ec2.send(
    new DescribeNetworkInterfacesCommand({ Filters: [{ Name: "vpc-id", Values: [vpcId] }] }),
  );
  const [found] = NetworkInterfaces.filter(({ PrivateIpAddress }) => PrivateIpAddress === address);
  const id = found?.NetworkInterfaceId ?? "";
  return endpoints.find((one) => one.vpcId === vpcId && one.networkInterfaceIds.includes(id));
}
