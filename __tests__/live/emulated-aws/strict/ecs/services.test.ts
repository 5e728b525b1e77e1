import { describeWith } from "../../../support/availability";
import { useEmulatedAws } from "../../use-emulated-aws";
import { makeRole } from "../iam/sample-role";
import { makeCluster, makeService, makeTargetGroup, makeTaskNetwork, registerTask } from "./sample-service";

describeWith(["moto_server"])("what a service of Fargate is made of", () => {
  const used = useEmulatedAws();
  const account = () => used().account("222222222222");

  test("a service of Fargate is registered by a container's port in a group of addresses that a balancer has", async () => {
    const role = await makeCluster(account(), used().aws.url, "parts");
    await registerTask(account(), "parts", role);
    const network = await makeTaskNetwork(account());
    const served = await makeTargetGroup(account(), network, "served");
    const idle = await makeTargetGroup(account(), network, "idle", { isServed: false });
    const instances = await makeTargetGroup(account(), network, "instances", { TargetType: "instance" });
    const make = (targetGroupArn: string, containerName = "parts", containerPort = 8080) =>
      makeService(account(), "parts", network, {
        loadBalancers: [{ targetGroupArn, containerName, containerPort }],
      });
    await expect(make(idle)).rejects.toThrow("does not have an associated load balancer");
    await expect(make(instances)).rejects.toThrow("has target type instance");
    await expect(make(`${served}0`)).rejects.toThrow("does not exist");
    await expect(make(served, "other")).rejects.toThrow("does not exist in the task definition");
    await expect(make(served, "parts", 80)).rejects.toThrow("did not have a container port 80 defined");
    await expect(
      makeService(account(), "parts", network, { healthCheckGracePeriodSeconds: 60 }),
    ).rejects.toThrow("Health check grace period is only valid");
    await make(served);
    await expect(make(served)).rejects.toThrow("Creation of service was not idempotent");
  });

  test("a task of Fargate has a pair of CPU and memory that Fargate has, and the network mode awsvpc", async () => {
    const role = await makeCluster(account(), used().aws.url, "sizes");
    const register = (cpu: string, memory: string, more: object = {}) =>
      registerTask(account(), "sizes", role, { cpu, memory, ...more });
    for (const [cpu, memory] of [
      ["256", "1536"],
      ["256", "4096"],
      ["300", "512"],
      ["1024", "1024"],
      ["4096", "8193"],
    ] as const)
      await expect(register(cpu, memory)).rejects.toThrow("No Fargate configuration exists");
    await expect(register("256", "512", { networkMode: "bridge" })).rejects.toThrow("awsvpc");
    for (const [cpu, memory] of [
      ["256", "2048"],
      ["512", "1024"],
      ["1024", "3072"],
      ["16384", "122880"],
    ] as const)
      await register(cpu, memory);
  });

  test("the roles of a task definition exist and let ECS assume them", async () => {
    const other = await makeRole(account().iam, "function", { trusts: "lambda.amazonaws.com" });
    const role = await makeRole(account().iam, "task", { trusts: "ecs-tasks.amazonaws.com" });
    const register = (arn: string, more: object = {}) => registerTask(account(), "roles", arn, more);
    for (const wrong of [other, "arn:aws:iam::222222222222:role/nobody"])
      await expect(register(wrong)).rejects.toThrow("Role is not valid");
    await expect(register(role, { taskRoleArn: other })).rejects.toThrow("Role is not valid");
    await register(role, { taskRoleArn: role });
  });
});
