import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  type CreateTargetGroupCommandInput,
  DeleteListenerCommand,
  DeleteLoadBalancerCommand,
  DeregisterTargetsCommand,
  RegisterTargetsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { describeWith } from "../../../support/availability";
import { useEmulatedAws } from "../../use-emulated-aws";
import { makeNetwork, type SampleNetwork } from "../ec2/sample-network";

describeWith(["moto_server"])("balancers as targets", () => {
  const used = useEmulatedAws();
  const account = () => used().account("222222222222");
  let network: SampleNetwork;
  beforeAll(async () => {
    network = await makeNetwork(account().ec2);
  });

  const group = async (Name: string, more: Partial<CreateTargetGroupCommandInput> = {}) => {
    const tcp = { TargetType: "alb", Protocol: "TCP", Port: 80, VpcId: network.vpcId } as const;
    const made = new CreateTargetGroupCommand({ Name, ...tcp, ...more });
    return (await account().elb.send(made)).TargetGroups?.[0]?.TargetGroupArn ?? "";
  };
  const balancer = async (Name: string, Type: "application" | "network" = "application", at = network) => {
    const made = new CreateLoadBalancerCommand({
      Name,
      Type,
      Scheme: "internal",
      Subnets: [...at.subnetIds],
    });
    return (await account().elb.send(made)).LoadBalancers?.[0]?.LoadBalancerArn ?? "";
  };
  const listen = async (LoadBalancerArn: string, Port: number) => {
    const FixedResponseConfig = { StatusCode: "200" };
    const DefaultActions = [{ Type: "fixed-response", FixedResponseConfig } as const];
    const made = new CreateListenerCommand({ LoadBalancerArn, Protocol: "HTTP", Port, DefaultActions });
    return (await account().elb.send(made)).Listeners?.[0]?.ListenerArn ?? "";
  };
  const register = (TargetGroupArn: string, Id: string, Port?: number) =>
    account().elb.send(new RegisterTargetsCommand({ TargetGroupArn, Targets: [{ Id, Port }] }));

  test("a target group for a balancer takes TCP, and checks its health by HTTP or HTTPS", async () => {
    await expect(group("https", { Protocol: "HTTPS" })).rejects.toThrow(
      "is not supported for the target type 'alb'",
    );
    await expect(group("tcp", { HealthCheckProtocol: "TCP" })).rejects.toThrow("must be HTTP or HTTPS");
    await group("checked", {
      HealthCheckProtocol: "HTTP",
      HealthCheckPort: "8080",
      Matcher: { HttpCode: "200" },
    });
  });

  test("the one target of a group for balancers is an application balancer of its VPC that listens on the group's port", async () => {
    const arn = await group("one");
    const target = await balancer("target");
    await expect(register(arn, target)).rejects.toThrow("does not have a listener on port 80");
    await listen(target, 80);
    await expect(register(arn, target, 81)).rejects.toThrow("is not that of the target group");
    await expect(register(arn, await balancer("network", "network"))).rejects.toThrow(
      "is no application load balancer",
    );
    const elsewhere = await balancer("elsewhere", "application", await makeNetwork(account().ec2));
    await expect(register(arn, elsewhere)).rejects.toThrow("is no application load balancer of the VPC");
    await register(arn, target);
    const second = await balancer("second");
    await listen(second, 80);
    await expect(register(arn, second)).rejects.toMatchObject({ name: "TooManyTargetsException" });
  });

  test("a listener of a balancer that is a target on its port is not deleted, nor is the balancer", async () => {
    const TargetGroupArn = await group("used");
    const target = await balancer("used");
    const [used80, other] = [await listen(target, 80), await listen(target, 8080)];
    await register(TargetGroupArn, target);
    const removeListener = (ListenerArn: string) =>
      account().elb.send(new DeleteListenerCommand({ ListenerArn }));
    const remove = () => account().elb.send(new DeleteLoadBalancerCommand({ LoadBalancerArn: target }));
    await expect(removeListener(used80)).rejects.toThrow(
      `Listener port '80' is in use by registered target '${target}' and cannot be removed`,
    );
    await expect(remove()).rejects.toMatchObject({ name: "ResourceInUseException" });
    await removeListener(other);
    await account().elb.send(new DeregisterTargetsCommand({ TargetGroupArn, Targets: [{ Id: target }] }));
    await removeListener(used80);
    await remove();
  });
});
