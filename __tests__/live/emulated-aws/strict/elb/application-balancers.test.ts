import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateRuleCommand,
  CreateTargetGroupCommand,
  type CreateTargetGroupCommandInput,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { describeWith } from "../../../support/availability";
import { useEmulatedAws } from "../../use-emulated-aws";
import { makeNetwork, type SampleNetwork } from "../ec2/sample-network";
import { makeListener } from "../http-api/sample-http-api";

describeWith(["moto_server"])("application balancers and their groups", () => {
  const used = useEmulatedAws();
  const account = () => used().account("111111111111");
  const elb = () => account().elb;
  let network: SampleNetwork;
  beforeAll(async () => {
    network = await makeNetwork(account().ec2);
  });
  const makeGroup = async (Name: string, more: Partial<CreateTargetGroupCommandInput> = {}) => {
    const group = { Name, Protocol: "HTTP", Port: 8080, TargetType: "ip", VpcId: network.vpcId } as const;
    const { TargetGroups } = await elb().send(new CreateTargetGroupCommand({ ...group, ...more }));
    return TargetGroups?.[0]?.TargetGroupArn ?? "";
  };
  const makeRule = (ListenerArn: string, Priority: number, HttpHeaderName = "x-service", value = "todo") =>
    elb().send(
      new CreateRuleCommand({
        ListenerArn,
        Priority,
        Conditions: [{ Field: "http-header", HttpHeaderConfig: { HttpHeaderName, Values: [value] } }],
        Actions: [{ Type: "fixed-response", FixedResponseConfig: { StatusCode: "404" } }],
      }),
    );

  test("an application balancer has subnets in two zones at least, and one in each", async () => {
    const make = (Type: "application" | "network") =>
      elb().send(
        new CreateLoadBalancerCommand({
          Name: Type,
          Type,
          Scheme: "internal",
          Subnets: [network.subnetIds[0]],
        }),
      );
    await expect(make("application")).rejects.toThrow("in two different Availability Zones");
    await make("network");
  });

  test("an application balancer has at most a hundred rules, of priorities from 1 to 50,000, and asks for any header but Host", async () => {
    const { listenerArn } = await makeListener(account(), network, "rules");
    for (const priority of [0, 50_001])
      await expect(makeRule(listenerArn, priority)).rejects.toThrow("must be between 1 and 50000");
    await expect(makeRule(listenerArn, 1, "Host")).rejects.toThrow("a condition of its own");
    await expect(makeRule(listenerArn, 1, "x".repeat(41))).rejects.toThrow("longer than 40 characters");
    await expect(makeRule(listenerArn, 1, "x", "y".repeat(129))).rejects.toThrow(
      "longer than 128 characters",
    );
    for (let i = 1; i <= 100; i++) await makeRule(listenerArn, i);
    await expect(makeRule(listenerArn, 50_000)).rejects.toThrow("maximum number of rules");
  });

  test("a target group has one balancer, of its own VPC and its kind", async () => {
    const first = await makeListener(account(), network, "first");
    const second = await makeListener(account(), network, "second");
    const TargetGroupArn = await makeGroup("todo");
    const listen = (LoadBalancerArn: string, arn: string) =>
      elb().send(
        new CreateListenerCommand({
          LoadBalancerArn,
          Protocol: "HTTP",
          Port: 81,
          DefaultActions: [{ Type: "forward", TargetGroupArn: arn }],
        }),
      );
    const other = await makeNetwork(account().ec2);
    for (const wrong of [
      await makeGroup("elsewhere", { VpcId: other.vpcId }),
      await makeGroup("tcp", { Protocol: "TCP" }),
    ])
      await expect(listen(first.balancerArn, wrong)).rejects.toThrow("another VPC or another kind");
    await listen(first.balancerArn, TargetGroupArn);
    await expect(listen(second.balancerArn, TargetGroupArn)).rejects.toThrow("more than one load balancer");
  });

  test("a health check has a path from the root, waits shorter than its interval, and counts from two to ten", async () => {
    const wrong: readonly Partial<CreateTargetGroupCommandInput>[] = [
      { HealthCheckPath: "healthz" },
      { HealthyThresholdCount: 1 },
      { UnhealthyThresholdCount: 11 },
      { HealthCheckIntervalSeconds: 4 },
      { HealthCheckIntervalSeconds: 10, HealthCheckTimeoutSeconds: 10 },
      { Matcher: { HttpCode: "100-199" } },
    ];
    for (const more of wrong)
      await expect(makeGroup("checked", more)).rejects.toMatchObject({ name: "ValidationError" });
    await makeGroup("checked", {
      HealthCheckPath: "/healthz",
      HealthyThresholdCount: 2,
      HealthCheckIntervalSeconds: 10,
      HealthCheckTimeoutSeconds: 5,
      Matcher: { HttpCode: "200-399" },
    });
  });
});
