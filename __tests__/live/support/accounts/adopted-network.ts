import { CreateSubnetCommand, CreateVpcCommand, ModifyVpcAttributeCommand } from "@aws-sdk/client-ec2";
import { type Account, REGION } from "./accounts";

/** A VPC that a consumer brings along, as the deployment file describes it. */
export interface AdoptedNetwork {
  readonly vpcId: string;
  readonly clientSubnetIds: readonly string[];
  readonly endpointSubnetIds: readonly string[];
}

export async function makeNetwork({ ec2 }: Account): Promise<AdoptedNetwork> {
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.3.0.0/16" }));
  const VpcId = Vpc?.VpcId;
  // Private DNS of an endpoint needs it.
  await ec2.send(new ModifyVpcAttributeCommand({ VpcId, EnableDnsHostnames: { Value: true } }));
  const subnet = async (CidrBlock: string) => {
    const place = { VpcId, AvailabilityZone: `${REGION}a` };
    const { Subnet } = await ec2.send(new CreateSubnetCommand({ ...place, CidrBlock }));
    return Subnet?.SubnetId ?? "";
  };
  return {
    vpcId: VpcId ?? "",
    clientSubnetIds: [await subnet("10.3.0.0/24")],
    endpointSubnetIds: [await subnet("10.3.1.0/24")],
  };
}
