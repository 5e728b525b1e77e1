import {
  CreateVpcEndpointCommand,
  DeleteVpcEndpointsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeVpcEndpointsCommand,
  ModifyVpcEndpointCommand,
  type SubnetConfiguration,
} from "@aws-sdk/client-ec2";
import { describeWith } from "../../../../support/availability";
import { useEmulatedAws } from "../../../use-emulated-aws";
import { makeNetwork, type SampleNetwork } from "../sample-network";

describeWith(["moto_server"])("the addresses of endpoints", () => {
  const used = useEmulatedAws();
  const ec2 = () => used().account("222222222222").ec2;
  let network: SampleNetwork;
  beforeEach(async () => {
    network = await makeNetwork(ec2());
  });

  const make = async (...SubnetConfigurations: readonly SubnetConfiguration[]) => {
    const { VpcEndpoint } = await ec2().send(
      new CreateVpcEndpointCommand({
        VpcId: network.vpcId,
        VpcEndpointType: "Interface",
        ServiceName: "com.amazonaws.eu-west-1.execute-api",
        PrivateDnsEnabled: false,
        SubnetIds: [...network.subnetIds],
        SecurityGroupIds: [network.groupIds[0]],
        SubnetConfigurations: [...SubnetConfigurations],
      }),
    );
    return VpcEndpoint?.VpcEndpointId ?? "";
  };
  const interfaces = async (VpcEndpointId: string) => {
    const { VpcEndpoints: [endpoint] = [] } = await ec2().send(
      new DescribeVpcEndpointsCommand({ VpcEndpointIds: [VpcEndpointId] }),
    );
    const { NetworkInterfaceIds } = endpoint ?? {};
    return (await ec2().send(new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds })))
      .NetworkInterfaces;
  };
  const addresses = async (id: string) =>
    (await interfaces(id))?.map(({ PrivateIpAddress }) => PrivateIpAddress).toSorted();
  const pin = (i: 0 | 1, Ipv4: string) => ({ SubnetId: network.subnetIds[i], Ipv4 });

  test("an endpoint takes an address of its own subnet, that is neither reserved nor taken", async () => {
    const outside = "Address does not fall within the subnet's address range";
    const reserved = "Address is in subnet's reserved address range";
    await expect(make(pin(0, "10.0.1.20"))).rejects.toThrow(outside);
    await expect(make(pin(0, "10.1.0.20"))).rejects.toThrow(outside);
    for (const last of [0, 1, 2, 3, 255])
      await expect(make(pin(0, `10.0.0.${last}`))).rejects.toThrow(reserved);
    const id = await make(pin(0, "10.0.0.20"), pin(1, "10.0.1.254"));
    expect(await addresses(id)).toEqual(["10.0.0.20", "10.0.1.254"]);
    await expect(make(pin(0, "10.0.0.20"))).rejects.toMatchObject({
      name: "InvalidIPAddress.InUse",
      message: "Address 10.0.0.20 is in use.",
    });
  });

  test("a subnet configuration of an endpoint is for one of its subnets", async () => {
    const other = await makeNetwork(ec2());
    await expect(make({ SubnetId: other.subnetIds[0], Ipv4: "10.0.0.20" })).rejects.toThrow(
      `The subnet ${other.subnetIds[0]} of a subnet configuration is not in SubnetIds`,
    );
    await make(pin(0, "10.0.0.20"));
  });

  test("without a choice it has the first free ones, and its interfaces are EC2's own, in its groups", async () => {
    await make(pin(0, "10.0.0.4"));
    const id = await make();
    expect(await addresses(id)).toEqual(["10.0.0.5", "10.0.1.5"]);
    for (const one of (await interfaces(id)) ?? [])
      expect(one).toMatchObject({
        Groups: [{ GroupId: network.groupIds[0] }],
        InterfaceType: "vpc_endpoint",
        RequesterManaged: true,
        Status: "in-use",
      });
  });

  test("a change of an address or a subnet changes the interfaces, and nothing is left in the end", async () => {
    const VpcEndpointId = await make(pin(0, "10.0.0.20"), pin(1, "10.0.1.20"));
    const modify = (more: object) => ec2().send(new ModifyVpcEndpointCommand({ VpcEndpointId, ...more }));
    await modify({ SubnetConfigurations: [pin(0, "10.0.0.20"), pin(1, "10.0.1.21")] });
    expect(await addresses(VpcEndpointId)).toEqual(["10.0.0.20", "10.0.1.21"]);
    await expect(modify({ SubnetConfigurations: [pin(0, "10.0.0.1")] })).rejects.toThrow("reserved");
    await modify({ RemoveSubnetIds: [network.subnetIds[0]] });
    expect(await addresses(VpcEndpointId)).toEqual(["10.0.1.21"]);
    await modify({ AddSubnetIds: [network.subnetIds[0]], SubnetConfigurations: [pin(0, "10.0.0.9")] });
    expect(await addresses(VpcEndpointId)).toEqual(["10.0.0.9", "10.0.1.21"]);

    await ec2().send(new DeleteVpcEndpointsCommand({ VpcEndpointIds: [VpcEndpointId] }));
    const Filters = [{ Name: "vpc-id", Values: [network.vpcId] }];
    const left = await ec2().send(new DescribeNetworkInterfacesCommand({ Filters }));
    expect(left.NetworkInterfaces).toEqual([]);
  });
});
