import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  type EC2Client,
  type IpPermission,
  RevokeSecurityGroupEgressCommand,
} from "@aws-sdk/client-ec2";

/** Makes a security group that lets nothing in and nothing out. @returns its id */
export async function makeClosedGroup(ec2: EC2Client, VpcId: string, GroupName: string): Promise<string> {
  const { GroupId = "" } = await ec2.send(
    new CreateSecurityGroupCommand({ VpcId, GroupName, Description: GroupName }),
  );
  const everything = [{ IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] }];
  await ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId, IpPermissions: everything }));
  return GroupId;
}

/** The rule for a port, from or to a security group. */
export function portWith(port: number, GroupId: string): IpPermission {
  return { IpProtocol: "tcp", FromPort: port, ToPort: port, UserIdGroupPairs: [{ GroupId }] };
}

/** Lets one group connect to another on a port: out of the one, and into the other. */
export async function letConnect(ec2: EC2Client, from: string, to: string, port: number): Promise<void> {
  const out = { GroupId: from, IpPermissions: [portWith(port, to)] };
  const into = { GroupId: to, IpPermissions: [portWith(port, from)] };
  await ec2.send(new AuthorizeSecurityGroupEgressCommand(out));
  await ec2.send(new AuthorizeSecurityGroupIngressCommand(into));
}
