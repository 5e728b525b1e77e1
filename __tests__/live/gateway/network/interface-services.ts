import {
  DescribeNetworkInterfacesCommand,
  DescribeVpcEndpointsCommand,
  type IpPermission,
} from "@aws-sdk/client-ec2";
import type { Account } from "../../support/accounts/accounts";
import { rulesOf } from "../balancer/security-groups";

/** A service of AWS that has its own name in a VPC, by an interface endpoint. */
export interface InterfaceService {
  /** `ecr.api` */
  readonly service: string;
  readonly addresses: readonly string[];
  readonly groupIds: readonly string[];
  readonly ingress: readonly IpPermission[];
}

/** The services that are reached by their own names in a VPC: their endpoints are available, and have private DNS. */
export async function interfaceServices(
  account: Account,
  vpcId: string,
): Promise<readonly InterfaceService[]> {
  const { ec2, region } = account;
  const [{ VpcEndpoints = [] }, { NetworkInterfaces = [] }] = await Promise.all([
    ec2.send(new DescribeVpcEndpointsCommand({})),
    ec2.send(new DescribeNetworkInterfacesCommand({})),
  ]);
  const endpoints = VpcEndpoints.filter(
    ({ VpcId, VpcEndpointType, State, PrivateDnsEnabled }) =>
      VpcId === vpcId &&
      VpcEndpointType === "Interface" &&
      State?.toLowerCase() === "available" &&
      PrivateDnsEnabled,
  );
  return Promise.all(
    endpoints.map(async ({ ServiceName = "", Groups = [], NetworkInterfaceIds = [] }) => {
      const groupIds = Groups.map(({ GroupId = "" }) => GroupId);
      const own = NetworkInterfaces.filter(({ NetworkInterfaceId = "" }) =>
        NetworkInterfaceIds.includes(NetworkInterfaceId),
      );
      return {
        service: ServiceName.split(`.${region}.`)[1] ?? "",
        addresses: own.map(({ PrivateIpAddress = "" }) => PrivateIpAddress),
        groupIds,
        ingress: (await rulesOf(account, groupIds)).ingress,
      };
    }),
  );
}
