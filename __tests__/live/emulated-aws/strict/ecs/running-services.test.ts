import { DescribeNetworkInterfacesCommand } from "@aws-sdk/client-ec2";
import {
  DeleteServiceCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import { DescribeTargetHealthCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { describeWith } from "../../../support/availability";
import { useEmulatedAws } from "../../use-emulated-aws";
import { makeNetwork } from "../ec2/sample-network";
import {
  letIn,
  makeCluster,
  makeEndpoints,
  makeGateway,
  makeService,
  makeTargetGroup,
  makeTaskNetwork,
  registerTask,
} from "./sample-service";

const BREAKER = { deploymentCircuitBreaker: { enable: true, rollback: true } };

describeWith(["moto_server"])("services of Fargate", () => {
  const used = useEmulatedAws();
  const account = () => used().account("222222222222");
  const prepare = async (name: string) => {
    const role = await makeCluster(account(), used().aws.url, name);
    await registerTask(account(), name, role);
    return role;
  };
  const look = async (name: string) => {
    const asked = new DescribeServicesCommand({ cluster: name, services: [name] });
    return (await account().ecs.send(asked)).services?.[0];
  };
  const tasksOf = async (cluster: string) => {
    const listed = new ListTasksCommand({ cluster, desiredStatus: "RUNNING" });
    const { taskArns: tasks = [] } = await account().ecs.send(listed);
    if (tasks.length === 0) return [];
    return (await account().ecs.send(new DescribeTasksCommand({ cluster, tasks }))).tasks ?? [];
  };
  const addressesOf = async (cluster: string) =>
    (await tasksOf(cluster))
      .map(
        ({ attachments }) =>
          attachments?.[0]?.details?.find((one) => one.name === "privateIPv4Address")?.value,
      )
      .toSorted();
  const targetsOf = async (TargetGroupArn: string) => {
    const asked = new DescribeTargetHealthCommand({ TargetGroupArn });
    const { TargetHealthDescriptions = [] } = await account().elb.send(asked);
    return TargetHealthDescriptions.map(({ Target }) => `${Target?.Id}:${Target?.Port}`).toSorted();
  };

  test("a service of Fargate runs tasks with addresses of its subnets, once their image and their logs can be reached", async () => {
    await prepare("starting");
    const network = await makeNetwork(account().ec2);
    const service = await makeService(account(), "starting", network);
    expect(service).toMatchObject({ desiredCount: 2, runningCount: 0, pendingCount: 2 });
    const cannot = (what: string) => `the task cannot reach ${what}`;
    const complaint = async () => (await look("starting"))?.events?.[0]?.message;
    expect(await complaint()).toContain(cannot("ecr.api"));
    await makeEndpoints(account(), network, ["ecr.api", "ecr.dkr", "logs"]);
    expect(await complaint()).toContain(cannot("ecr.api"));
    await letIn(account(), network);
    expect(await complaint()).toContain(cannot("s3"));
    expect(await tasksOf("starting")).toEqual([]);
    await makeGateway(account(), network);
    expect(await look("starting")).toMatchObject({
      runningCount: 2,
      deployments: [{ rolloutState: "COMPLETED", runningCount: 2 }],
    });
    const Filters = [{ Name: "subnet-id", Values: [...network.subnetIds] }];
    const described = await account().ec2.send(new DescribeNetworkInterfacesCommand({ Filters }));
    const interfaces = described.NetworkInterfaces?.map(({ PrivateIpAddress }) => PrivateIpAddress);
    const addresses = await addressesOf("starting");
    expect(addresses).toEqual([expect.stringMatching(/^10\.0\.0\./), expect.stringMatching(/^10\.0\.1\./)]);
    expect(interfaces).toEqual(expect.arrayContaining(addresses));
  });

  test("its tasks are the targets, as many as are wanted, and new ones after a new deployment", async () => {
    const role = await prepare("scaling");
    const network = await makeTaskNetwork(account());
    const targetGroupArn = await makeTargetGroup(account(), network, "scaling");
    const loadBalancers = [{ targetGroupArn, containerName: "scaling", containerPort: 8080 }];
    const deploymentConfiguration = { ...BREAKER, maximumPercent: 200, minimumHealthyPercent: 100 };
    await makeService(account(), "scaling", network, {
      loadBalancers,
      deploymentConfiguration,
      healthCheckGracePeriodSeconds: 60,
    });
    expect(await look("scaling")).toMatchObject({
      loadBalancers,
      deploymentConfiguration,
      healthCheckGracePeriodSeconds: 60,
    });
    const targets = async () => {
      const addresses = await addressesOf("scaling");
      expect(await targetsOf(targetGroupArn)).toEqual(addresses.map((one) => `${one}:8080`));
      return addresses;
    };
    expect(await targets()).toHaveLength(2);
    const change = (more: object) =>
      account().ecs.send(new UpdateServiceCommand({ cluster: "scaling", service: "scaling", ...more }));
    await change({ desiredCount: 4 });
    expect(await targets()).toHaveLength(4);
    await change({ desiredCount: 1 });
    expect(await targets()).toHaveLength(1);

    const before = (await tasksOf("scaling")).map(({ taskArn }) => taskArn);
    const taskDefinition = await registerTask(account(), "scaling", role);
    await change({ taskDefinition });
    const after = await tasksOf("scaling");
    expect(after.map((one) => one.taskDefinitionArn)).toEqual([taskDefinition]);
    expect(before).not.toContain(after[0]?.taskArn);
    expect(await targets()).toHaveLength(1);

    await account().ecs.send(
      new DeleteServiceCommand({ cluster: "scaling", service: "scaling", force: true }),
    );
    expect(await targetsOf(targetGroupArn)).toEqual([]);
    expect(await tasksOf("scaling")).toEqual([]);
  });

  test("a deployment whose tasks do not start fails by its circuit breaker, and goes back to the last one", async () => {
    const role = await prepare("failing");
    const network = await makeTaskNetwork(account());
    await makeService(account(), "failing", network, { deploymentConfiguration: BREAKER });
    const good = (await look("failing"))?.taskDefinition;
    const taskDefinition = await registerTask(account(), "failing", role, { repository: "nothing" });
    const change = { cluster: "failing", service: "failing", taskDefinition };
    await account().ecs.send(new UpdateServiceCommand(change));
    const seen = [await look("failing"), await look("failing"), await look("failing")];
    expect(seen[0]).toMatchObject({ taskDefinition, deployments: [{ failedTasks: 2 }] });
    expect(seen[2]).toMatchObject({ taskDefinition: good, deployments: [{ rolloutState: "COMPLETED" }] });
    expect(seen[2]?.events?.map(({ message }) => message).join("\n")).toContain("CannotPullContainerError");
    expect((await tasksOf("failing")).map((one) => one.taskDefinitionArn)).toEqual([good, good]);
  });
});
