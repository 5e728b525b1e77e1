import {
  DeleteNetworkInterfaceCommand,
  DeleteSecurityGroupCommand,
  DeleteSubnetCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
} from "@aws-sdk/client-ec2";
import { DeleteRoleCommand, DeleteRolePolicyCommand } from "@aws-sdk/client-iam";
import { DeleteFunctionCommand, UpdateFunctionConfigurationCommand } from "@aws-sdk/client-lambda";
import { describeWith } from "../../../support/availability";
import { useEmulatedAws } from "../../use-emulated-aws";
import { makeNetwork, type SampleNetwork } from "../ec2/sample-network";
import { makeRole } from "../iam/sample-role";
import { makeFunction } from "./sample-function";

const IN_USE = "has dependencies and cannot be deleted";

describeWith(["moto_server"])("the network interfaces of functions in a VPC", () => {
  const used = useEmulatedAws();
  const account = () => used().account("111111111111");
  const ec2 = () => account().ec2;

  const makeInside = async (name: string, { subnetIds, groupIds }: SampleNetwork) => {
    const actions = ["ec2:*NetworkInterface*"];
    const role = await makeRole(account().iam, name, { trusts: "lambda.amazonaws.com", actions });
    const place = { SubnetIds: [...subnetIds], SecurityGroupIds: [groupIds[0]] };
    await makeFunction(account().lambda, name, role, place);
  };
  const remove = (FunctionName: string) => account().lambda.send(new DeleteFunctionCommand({ FunctionName }));
  const interfaces = async ({ vpcId }: SampleNetwork) => {
    const Filters = [{ Name: "vpc-id", Values: [vpcId] }];
    return (await ec2().send(new DescribeNetworkInterfacesCommand({ Filters }))).NetworkInterfaces ?? [];
  };
  const deleteSubnet = (SubnetId: string) => ec2().send(new DeleteSubnetCommand({ SubnetId }));

  test("two functions of the same subnets and groups share them, as Lambda's own", async () => {
    const network = await makeNetwork(ec2());
    await makeInside("sharing", network);
    await makeInside("shared-with", network);
    const found = await interfaces(network);
    expect(found.map(({ SubnetId }) => SubnetId).toSorted()).toEqual(network.subnetIds.toSorted());
    for (const one of found)
      expect(one).toMatchObject({
        Description: expect.stringMatching(/^AWS Lambda VPC ENI-sharing-[0-9a-f-]{36}$/),
        Groups: [{ GroupId: network.groupIds[0] }],
        InterfaceType: "lambda",
        RequesterManaged: true,
        Status: "in-use",
        Attachment: { InstanceOwnerId: "amazon-aws" },
      });
  });

  test("nobody but Lambda deletes the network interface of a function", async () => {
    const network = await makeNetwork(ec2());
    await makeInside("owner", network);
    const [{ NetworkInterfaceId } = {}] = await interfaces(network);
    await expect(ec2().send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId }))).rejects.toThrow(
      `Network interface '${NetworkInterfaceId}' is currently in use.`,
    );
  });

  test("a function's network interfaces outlive it, and go soon only where its role may still delete them", async () => {
    const network = await makeNetwork(ec2());
    const [subnetId] = network.subnetIds;
    await makeInside("deleted", network);
    for (let i = 0; i < 5; i++) await expect(deleteSubnet(subnetId)).rejects.toThrow(IN_USE);
    await remove("deleted");
    await expect(deleteSubnet(subnetId)).rejects.toThrow(IN_USE);
    expect(await interfaces(network)).toHaveLength(2);
    expect(await interfaces(network)).toEqual([]);
    await deleteSubnet(subnetId);
  });

  test.each(["policy", "role"])(
    "they stay, with their groups, where the function's %s is gone",
    async (what) => {
      const RoleName = `without-${what}`;
      const network = await makeNetwork(ec2());
      await makeInside(RoleName, network);
      await remove(RoleName);
      await account().iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: "own" }));
      if (what === "role") await account().iam.send(new DeleteRoleCommand({ RoleName }));
      for (let i = 0; i < 20; i++) expect(await interfaces(network)).toHaveLength(2);
      const [GroupId] = network.groupIds;
      await expect(ec2().send(new DeleteSecurityGroupCommand({ GroupId }))).rejects.toThrow(
        `resource ${GroupId} has a dependent object`,
      );
    },
  );

  test("they follow a function to other groups, which frees its own", async () => {
    const network = await makeNetwork(ec2());
    await makeInside("leaving", network);
    const Filters = [
      { Name: "vpc-id", Values: [network.vpcId] },
      { Name: "group-name", Values: ["default"] },
    ];
    const { SecurityGroups = [] } = await ec2().send(new DescribeSecurityGroupsCommand({ Filters }));
    const SecurityGroupIds = SecurityGroups.map(({ GroupId = "" }) => GroupId);
    const VpcConfig = { SubnetIds: [...network.subnetIds], SecurityGroupIds };
    await account().lambda.send(
      new UpdateFunctionConfigurationCommand({ FunctionName: "leaving", VpcConfig }),
    );
    await remove("leaving");
    await ec2().send(new DeleteSecurityGroupCommand({ GroupId: network.groupIds[0] }));
    await expect(deleteSubnet(network.subnetIds[0])).rejects.toThrow(IN_USE);
  });
});
