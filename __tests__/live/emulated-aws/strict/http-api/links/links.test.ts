import {
  CreateVpcLinkCommand,
  DeleteIntegrationCommand,
  DeleteVpcLinkCommand,
} from "@aws-sdk/client-apigatewayv2";
import {
  CreateSubnetCommand,
  CreateVpcCommand,
  DeleteSecurityGroupCommand,
  DescribeAvailabilityZonesCommand,
  DescribeNetworkInterfacesCommand,
} from "@aws-sdk/client-ec2";
import { accountsOf } from "../../../../support/accounts/accounts";
import { describeWith } from "../../../../support/availability";
import { useEmulatedAws } from "../../../use-emulated-aws";
import { makeNetwork } from "../../ec2/sample-network";
import { makeLink, makeListener, SampleHttpApi } from "../sample-http-api";

describeWith(["moto_server"])("VPC links of HTTP APIs", () => {
  const used = useEmulatedAws();
  const account = () => used().account("111111111111");
  const remove = (VpcLinkId: string) => account().httpApis.send(new DeleteVpcLinkCommand({ VpcLinkId }));

  test("a VPC link of HTTP APIs has subnets and groups of one VPC, in zones that have such links", async () => {
    const [network, other] = [await makeNetwork(account().ec2), await makeNetwork(account().ec2)];
    const { groupIds } = network;
    await expect(makeLink(account(), { ...network, subnetIds: other.subnetIds })).rejects.toThrow(
      "in one VPC",
    );
    await expect(
      makeLink(account(), { groupIds, subnetIds: ["subnet-1", network.subnetIds[0]] }),
    ).rejects.toThrow("does not exist in this account");
    await remove(await makeLink(account(), network));

    const { ec2, httpApis } = accountsOf(used().aws.url, "us-east-1")("111111111111");
    const { AvailabilityZones = [] } = await ec2.send(new DescribeAvailabilityZonesCommand({}));
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.0.0.0/16" }));
    const link = async (zoneId: string, CidrBlock: string) => {
      const zone = AvailabilityZones.find(({ ZoneId }) => ZoneId === zoneId)?.ZoneName;
      const place = { VpcId: Vpc?.VpcId, AvailabilityZone: zone, CidrBlock };
      const { Subnet } = await ec2.send(new CreateSubnetCommand(place));
      await httpApis.send(new CreateVpcLinkCommand({ Name: "link", SubnetIds: [Subnet?.SubnetId ?? ""] }));
    };
    await expect(link("use1-az3", "10.0.0.0/24")).rejects.toThrow("availability zone use1-az3");
    await link("use1-az1", "10.0.1.0/24");
  });

  test("an account has at most ten VPC links of HTTP APIs in a region", async () => {
    const network = await makeNetwork(account().ec2);
    const ids: string[] = [];
    for (let i = 0; i < 10; i++) ids.push(await makeLink(account(), network));
    await expect(makeLink(account(), network)).rejects.toThrow("Maximum number of VPC Links");
    for (const id of ids) await remove(id);
  });

  test("a VPC link of HTTP APIs is not deleted as long as an integration goes through it", async () => {
    const network = await makeNetwork(account().ec2);
    const ConnectionId = await makeLink(account(), network);
    const { listenerArn: IntegrationUri } = await makeListener(account(), network, "used");
    const api = await SampleHttpApi.make(account().httpApis);
    const way = { ConnectionType: "VPC_LINK", ConnectionId, IntegrationUri } as const;
    const IntegrationId = await api.addIntegration(way);
    await expect(remove(ConnectionId)).rejects.toThrow("Cannot delete vpc link");
    await account().httpApis.send(new DeleteIntegrationCommand({ ApiId: api.apiId, IntegrationId }));
    await remove(ConnectionId);
  });

  test("a VPC link of HTTP APIs has an interface in each of its subnets, with an address and its groups", async () => {
    const { ec2 } = account();
    const network = await makeNetwork(ec2);
    const id = await makeLink(account(), network);
    const Filters = [{ Name: "vpc-id", Values: [network.vpcId] }];
    const { NetworkInterfaces = [] } = await ec2.send(new DescribeNetworkInterfacesCommand({ Filters }));
    expect(NetworkInterfaces.map(({ PrivateIpAddress }) => PrivateIpAddress).toSorted()).toEqual([
      "10.0.0.4",
      "10.0.1.4",
    ]);
    const deletion = new DeleteSecurityGroupCommand({ GroupId: network.groupIds[0] });
    await expect(ec2.send(deletion)).rejects.toMatchObject({ name: "DependencyViolation" });
    await remove(id);
    await ec2.send(deletion);
  });
});
