import { CreateVpcLinkCommand, DeleteVpcLinkCommand } from "@aws-sdk/client-api-gateway";
import {
  DeleteSecurityGroupCommand,
  DeleteSubnetCommand,
  DescribeNetworkInterfacesCommand,
} from "@aws-sdk/client-ec2";
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  type CreateLoadBalancerCommandInput,
  CreateTargetGroupCommand,
  DeleteLoadBalancerCommand,
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
  RegisterTargetsCommand,
  SetSecurityGroupsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { describeWith } from "../../../support/availability";
import { useEmulatedAws } from "../../use-emulated-aws";
import { makeNetwork, type SampleNetwork } from "../ec2/sample-network";

describeWith(["moto_server"])("network balancers", () => {
  const used = useEmulatedAws();
  const account = () => used().account("222222222222");
  let network: SampleNetwork;
  let elb: ElasticLoadBalancingV2Client;
  beforeAll(async () => {
    network = await makeNetwork(account().ec2);
    const { credentials } = account().ec2.config;
    elb = new ElasticLoadBalancingV2Client({ endpoint: used().aws.url, region: "eu-west-1", credentials });
  });

  const make = async (Name: string, more: Partial<CreateLoadBalancerCommandInput> = {}) => {
    const Subnets = [...network.subnetIds];
    const { LoadBalancers: [made] = [] } = await elb.send(
      new CreateLoadBalancerCommand({ Name, Subnets, Type: "network", Scheme: "internal", ...more }),
    );
    return made?.LoadBalancerArn ?? "";
  };
  const guarded = () => ({ SecurityGroups: [network.groupIds[0]] });
  const remove = (LoadBalancerArn: string) => elb.send(new DeleteLoadBalancerCommand({ LoadBalancerArn }));
  const targetGroup = async (Name: string) => {
    const { TargetGroups: [group] = [] } = await elb.send(
      new CreateTargetGroupCommand({
        Name,
        Protocol: "TCP",
        Port: 443,
        TargetType: "ip",
        VpcId: network.vpcId,
      }),
    );
    return group?.TargetGroupArn ?? "";
  };

  test("a balancer has a name of at most 32 letters, digits and hyphens, which no other of the account has", async () => {
    await expect(make("x".repeat(33))).rejects.toThrow("cannot be longer than '32' characters");
    for (const name of ["internal-x", "-x", "x-", "x_y"])
      await expect(make(name)).rejects.toThrow("is not valid");
    const arn = await make("x".repeat(32));
    await expect(make("x".repeat(32))).rejects.toMatchObject({ name: "DuplicateLoadBalancerNameException" });
    await remove(arn);
    await make("x".repeat(32));
  });

  test("no two listeners of a balancer have the same port", async () => {
    const LoadBalancerArn = await make("listeners");
    const DefaultActions = [{ Type: "forward" as const, TargetGroupArn: await targetGroup("listeners") }];
    const listen = (Port: number) =>
      elb.send(new CreateListenerCommand({ LoadBalancerArn, Protocol: "TCP", Port, DefaultActions }));
    await listen(443);
    await expect(listen(443)).rejects.toMatchObject({ name: "DuplicateListenerException" });
    await listen(444);
  });

  test("a network balancer that was made without security groups never gets any", async () => {
    const set = (LoadBalancerArn: string) =>
      elb.send(new SetSecurityGroupsCommand({ LoadBalancerArn, ...guarded() }));
    await expect(set(await make("open"))).rejects.toThrow("that was created without a security group");
    await set(await make("closed", guarded()));
  });

  test("the groups of a network balancer are asked about what comes through PrivateLink, until that is switched off", async () => {
    const LoadBalancerArn = await make("links", guarded());
    const open = await make("no-groups");
    const enforced = async () => {
      const LoadBalancerArns = [LoadBalancerArn, open];
      const { LoadBalancers = [] } = await elb.send(new DescribeLoadBalancersCommand({ LoadBalancerArns }));
      return LoadBalancers.map((one) => one.EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic);
    };
    const set = (how: "on" | "off") =>
      elb.send(
        new SetSecurityGroupsCommand({
          LoadBalancerArn,
          ...guarded(),
          EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: how,
        }),
      );
    expect(await enforced()).toEqual(["on", undefined]);
    await expect(set("never" as "off")).rejects.toThrow("is on or off");
    await set("off");
    expect(await enforced()).toEqual(["off", undefined]);
  });

  test("the address of a target is in the VPC of its group, unless it is said to be of no zone", async () => {
    const TargetGroupArn = await targetGroup("targets");
    const register = (Id: string, AvailabilityZone?: string) =>
      elb.send(new RegisterTargetsCommand({ TargetGroupArn, Targets: [{ Id, AvailabilityZone }] }));
    await expect(register("10.1.0.4")).rejects.toThrow("The IP address '10.1.0.4' is not within the VPC");
    await register("10.0.1.4");
    await register("10.1.0.4", "all");
  });

  test("a balancer has an interface in each of its subnets, with an address and its groups", async () => {
    const own = await makeNetwork(account().ec2);
    const arn = await make("interfaces", { Subnets: [...own.subnetIds], SecurityGroups: [own.groupIds[0]] });
    const Filters = [{ Name: "vpc-id", Values: [own.vpcId] }];
    const described = new DescribeNetworkInterfacesCommand({ Filters });
    const { NetworkInterfaces = [] } = await account().ec2.send(described);
    expect(NetworkInterfaces.map(({ PrivateIpAddress }) => PrivateIpAddress).toSorted()).toEqual([
      "10.0.0.4",
      "10.0.1.4",
    ]);
    expect(NetworkInterfaces[0]).toMatchObject({ RequesterManaged: true, Status: "in-use" });
    const deletions = [
      new DeleteSubnetCommand({ SubnetId: own.subnetIds[0] }),
      new DeleteSecurityGroupCommand({ GroupId: own.groupIds[0] }),
    ] as const;
    await expect(account().ec2.send(deletions[0])).rejects.toMatchObject({ name: "DependencyViolation" });
    await expect(account().ec2.send(deletions[1])).rejects.toMatchObject({ name: "DependencyViolation" });
    await remove(arn);
    await account().ec2.send(deletions[0]);
    await account().ec2.send(deletions[1]);
  });

  test("a balancer is not deleted as long as a VPC link leads to it", async () => {
    const arn = await make("linked");
    const link = new CreateVpcLinkCommand({ name: "link", targetArns: [arn] });
    const { id: vpcLinkId } = await account().apiGateway.send(link);
    await expect(remove(arn)).rejects.toThrow("it is currently associated with another service");
    await account().apiGateway.send(new DeleteVpcLinkCommand({ vpcLinkId }));
    await remove(arn);
  });
});
