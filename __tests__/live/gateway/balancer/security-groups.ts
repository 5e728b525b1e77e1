import {
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  type IpPermission,
} from "@aws-sdk/client-ec2";
import type { Account } from "../../support/accounts/accounts";
import { holds } from "./ip-range";

/** An end of a connection within a VPC. */
export interface End {
  /** Addresses or ranges that it may have: `10.1.2.20`, `10.1.2.0/24`. */
  readonly addresses: readonly string[];
  readonly groupIds: readonly string[];
}

/** The rules of security groups, by direction. */
export interface Rules {
  readonly ingress: readonly IpPermission[];
  readonly egress: readonly IpPermission[];
}

/** The rules of several groups, all of which count. */
export async function rulesOf({ ec2 }: Account, groupIds: readonly string[]): Promise<Rules> {
  if (groupIds.length === 0) return { ingress: [], egress: [] };
  const GroupIds = [...groupIds];
  const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds }));
  return {
    ingress: SecurityGroups.flatMap(({ IpPermissions = [] }) => IpPermissions),
    egress: SecurityGroups.flatMap(({ IpPermissionsEgress = [] }) => IpPermissionsEgress),
  };
}

/** The IPv4 ranges of subnets. */
export async function rangesOf({ ec2 }: Account, subnetIds: readonly string[]): Promise<readonly string[]> {
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: [...subnetIds] }));
  return Subnets.map(({ CidrBlock = "" }) => CidrBlock);
}

/**
 * True where a rule lets TCP to a port pass, from or to the other end: it names one of its groups, or ranges that
 * hold all the addresses that it may have. Prefix lists are not understood, and let nothing pass.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
export function letsPass(
  rules: readonly IpPermission[],
  port: number,
  { addresses, groupIds }: End,
): boolean {
  const forPort = rules.filter(
    ({ IpProtocol, FromPort = 0, ToPort = 65_535 }) =>
      IpProtocol === "-1" || (IpProtocol === "tcp" && FromPort <= port && port <= ToPort),
  );
  const groups = forPort.flatMap(({ UserIdGroupPairs = [] }) => UserIdGroupPairs);
  if (groups.some(({ GroupId = "" }) => groupIds.includes(GroupId))) return true;
  const ranges = forPort.flatMap(({ IpRanges = [] }) => IpRanges.map(({ CidrIp = "" }) => CidrIp));
  return addresses.length > 0 && addresses.every((address) => ranges.some((range) => holds(range, address)));
}
