import {
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  type EC2Client,
  ModifyVpcAttributeCommand,
} from "@aws-sdk/client-ec2";
import { REGION } from "../../../support/accounts/accounts";

/** A VPC that a test makes for itself. */
export interface SampleNetwork {
  readonly vpcId: string;
  readonly subnetIds: readonly [string, string];
  readonly groupIds: readonly [string, string];
}

/** @param hasNames whether hosts in it have names, as private DNS needs them */
export async function makeNetwork(ec2: EC2Client, hasNames = true): Promise<SampleNetwork> {
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.0.0.0/16" }));
  const VpcId = Vpc?.VpcId ?? "";
  await ec2.send(new ModifyVpcAttributeCommand({ VpcId, EnableDnsHostnames: { Value: hasNames } }));
  const subnet = async (zone: string, CidrBlock: string) => {
    const place = { VpcId, AvailabilityZone: `${REGION}${zone}`, CidrBlock };
    const { Subnet } = await ec2.send(new CreateSubnetCommand(place));
    return Subnet?.SubnetId ?? "";
  };
  const group = async (GroupName: string) => {
    const { GroupId } = await ec2.send(
      new CreateSecurityGroupCommand({ VpcId, GroupName, Description: GroupName }),
    );
    return GroupId ?? "";
  };
  return {
    vpcId: VpcId,
    subnetIds: [await subnet("a", "10.0.0.0/24"), await subnet("b", "10.0.1.0/24")],
    groupIds: [await group("first"), await group("second")],
  };
}
