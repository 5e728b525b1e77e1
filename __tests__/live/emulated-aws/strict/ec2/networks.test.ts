import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSubnetCommand,
  CreateVpcEndpointCommand,
  type CreateVpcEndpointCommandInput,
  DeleteSecurityGroupCommand,
  DeleteSubnetCommand,
  DeleteVpcEndpointsCommand,
  DescribeSubnetsCommand,
  ModifyVpcEndpointCommand,
  RevokeSecurityGroupIngressCommand,
} from "@aws-sdk/client-ec2";
import { describeWith } from "../../../support/availability";
import { useEmulatedAws } from "../../use-emulated-aws";
import { makeNetwork } from "./sample-network";

describeWith(["moto_server"])("networks and endpoints", () => {
  const used = useEmulatedAws();
  const ec2 = () => used().account("222222222222").ec2;

  const makeEndpoint = async (VpcId: string, more: Partial<CreateVpcEndpointCommandInput> = {}) => {
    const { VpcEndpoint } = await ec2().send(
      new CreateVpcEndpointCommand({
        VpcId,
        VpcEndpointType: "Interface",
        ServiceName: "com.amazonaws.eu-west-1.execute-api",
        PrivateDnsEnabled: false,
        ...more,
      }),
    );
    return VpcEndpoint?.VpcEndpointId ?? "";
  };
  const removeEndpoint = (id: string) => ec2().send(new DeleteVpcEndpointsCommand({ VpcEndpointIds: [id] }));

  test("a subnet is not deleted as long as a network interface is in it", async () => {
    const { vpcId, subnetIds } = await makeNetwork(ec2());
    const [SubnetId, other] = subnetIds;
    const id = await makeEndpoint(vpcId, { SubnetIds: [SubnetId] });
    await ec2().send(new DeleteSubnetCommand({ SubnetId: other }));
    const deletion = new DeleteSubnetCommand({ SubnetId });
    await expect(ec2().send(deletion)).rejects.toMatchObject({
      name: "DependencyViolation",
      message: `The subnet '${SubnetId}' has dependencies and cannot be deleted.`,
    });
    await removeEndpoint(id);
    await ec2().send(deletion);
  });

  test("a security group is not deleted as long as an interface, an endpoint or another group refers to it", async () => {
    const { vpcId, groupIds } = await makeNetwork(ec2());
    const [GroupId, other] = groupIds;
    const deletion = new DeleteSecurityGroupCommand({ GroupId });
    const refusal = `resource ${GroupId} has a dependent object`;

    const id = await makeEndpoint(vpcId, { SecurityGroupIds: [GroupId] });
    await expect(ec2().send(deletion)).rejects.toThrow(refusal);
    await removeEndpoint(id);

    const rule = { IpProtocol: "tcp", FromPort: 443, ToPort: 443, UserIdGroupPairs: [{ GroupId }] };
    const ingress = { GroupId: other, IpPermissions: [rule] };
    await ec2().send(new AuthorizeSecurityGroupIngressCommand(ingress));
    await expect(ec2().send(deletion)).rejects.toThrow(refusal);
    await ec2().send(new RevokeSecurityGroupIngressCommand(ingress));
    await ec2().send(deletion);
  });

  test("a VPC has one endpoint with private DNS for a service", async () => {
    const { vpcId } = await makeNetwork(ec2());
    const first = await makeEndpoint(vpcId, { PrivateDnsEnabled: true });
    const refusal = `private-dns-enabled cannot be set because there is already a conflicting DNS domain for execute-api.eu-west-1.amazonaws.com in the VPC ${vpcId}`;
    await expect(makeEndpoint(vpcId, { PrivateDnsEnabled: true })).rejects.toThrow(refusal);
    const second = await makeEndpoint(vpcId);
    const enabling = new ModifyVpcEndpointCommand({ VpcEndpointId: second, PrivateDnsEnabled: true });
    await expect(ec2().send(enabling)).rejects.toThrow(refusal);
    await makeEndpoint(vpcId, { PrivateDnsEnabled: true, ServiceName: "com.amazonaws.eu-west-1.sts" });

    await removeEndpoint(first);
    await ec2().send(enabling);
  });

  test("private DNS of an endpoint needs a VPC that resolves names and gives hosts names", async () => {
    const { vpcId } = await makeNetwork(ec2(), false);
    await expect(makeEndpoint(vpcId, { PrivateDnsEnabled: true })).rejects.toThrow(
      `Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for ${vpcId}`,
    );
    await makeEndpoint(vpcId);
  });

  test("an endpoint has one subnet in a zone", async () => {
    const { vpcId, subnetIds } = await makeNetwork(ec2());
    const { Subnets = [] } = await ec2().send(new DescribeSubnetsCommand({ SubnetIds: [subnetIds[0]] }));
    const place = { VpcId: vpcId, AvailabilityZone: Subnets[0]?.AvailabilityZone, CidrBlock: "10.0.9.0/24" };
    const { Subnet } = await ec2().send(new CreateSubnetCommand(place));
    const third = Subnet?.SubnetId ?? "";
    await makeEndpoint(vpcId, { SubnetIds: [...subnetIds] });
    await expect(makeEndpoint(vpcId, { SubnetIds: [...subnetIds, third] })).rejects.toMatchObject({
      name: "DuplicateSubnetsInSameZone",
    });
  });

  test("an endpoint policy has at most 20,480 characters, white space included", async () => {
    const { vpcId } = await makeNetwork(ec2());
    const policy = (length: number) =>
      JSON.stringify({ Version: "2012-10-17", Statement: [] }).padEnd(length);
    await expect(makeEndpoint(vpcId, { PolicyDocument: policy(20_481) })).rejects.toThrow(
      "The policy document has 20481 characters, the quota is 20480.",
    );
    const VpcEndpointId = await makeEndpoint(vpcId, { PolicyDocument: policy(20_480) });
    const change = new ModifyVpcEndpointCommand({ VpcEndpointId, PolicyDocument: policy(20_481) });
    await expect(ec2().send(change)).rejects.toThrow("The policy document has 20481 characters");
  });
});
