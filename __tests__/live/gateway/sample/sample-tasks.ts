import { CreateVpcEndpointCommand } from "@aws-sdk/client-ec2";
import {
  CreateClusterCommand,
  DescribeTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  StopTaskCommand,
} from "@aws-sdk/client-ecs";
import { DeregisterTargetsCommand, RegisterTargetsCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { makeRole } from "../../emulated-aws/strict/iam/sample-role";
import { type Account, REGION } from "../../support/accounts/accounts";
import { type PrivateService, SERVICE_PORT } from "./private-service";
import { letConnect, makeClosedGroup } from "./security-groups";

/** A task and its address, as a target. */
export interface SampleTask {
  readonly arn: string;
  readonly address: string;
}

/** What tasks run. */
export interface SampleTaskDefinition {
  readonly cluster: string;
  readonly arn: string;
}

/** Gives a VPC the endpoints over which Fargate pulls images, but for that of S3. */
export async function makeImageEndpoints({ ec2 }: Account, service: PrivateService): Promise<void> {
  const group = await makeClosedGroup(ec2, service.vpcId, "images");
  await letConnect(ec2, service.machineGroupId, group, 443);
  for (const name of ["ecr.api", "ecr.dkr"])
    await ec2.send(
      new CreateVpcEndpointCommand({
        VpcId: service.vpcId,
        VpcEndpointType: "Interface",
        ServiceName: `com.amazonaws.${REGION}.${name}`,
        SubnetIds: [...service.subnetIds],
        SecurityGroupIds: [group],
        PrivateDnsEnabled: true,
      }),
    );
}

/** @param image `<repository>@sha256:<digest>` */
export async function defineTask(
  { ecs, iam }: Account,
  { name, image, env = {} }: { name: string; image: string; env?: Readonly<Record<string, string>> },
): Promise<SampleTaskDefinition> {
  await ecs.send(new CreateClusterCommand({ clusterName: name }));
  const roleArn = await makeRole(iam, `${name}-task`, { trusts: "ecs-tasks.amazonaws.com" });
  const variables = Object.entries({ PORT: String(SERVICE_PORT), NAME: name, ...env });
  const { taskDefinition } = await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: name,
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
      cpu: "256",
      memory: "512",
      executionRoleArn: roleArn,
      taskRoleArn: roleArn,
      containerDefinitions: [
        {
          name,
          image,
          // The emulator wants to know, although it is the task that has it.
          memory: 512,
          stopTimeout: 20,
          portMappings: [{ containerPort: SERVICE_PORT, hostPort: SERVICE_PORT }],
          environment: variables.map(([key, value]) => ({ name: key, value })),
        },
      ],
    }),
  );
  return { cluster: name, arn: taskDefinition?.taskDefinitionArn ?? "" };
}

/** Starts a task, and makes its address a target. */
export async function runTask(
  { ecs, elb }: Account,
  service: PrivateService,
  { cluster, arn: taskDefinition }: SampleTaskDefinition,
): Promise<SampleTask> {
  const { tasks: [task] = [] } = await ecs.send(
    new RunTaskCommand({
      cluster,
      taskDefinition,
      launchType: "FARGATE",
      networkConfiguration: {
        awsvpcConfiguration: { subnets: [service.subnetIds[0]], securityGroups: [service.machineGroupId] },
      },
    }),
  );
  const arn = task?.taskArn ?? "";
  const { tasks: [described] = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: [arn] }));
  const details = described?.attachments?.[0]?.details ?? [];
  const address = details.find(({ name }) => name === "privateIPv4Address")?.value ?? "";
  const Targets = [{ Id: address, Port: SERVICE_PORT, AvailabilityZone: "all" }];
  await elb.send(new RegisterTargetsCommand({ TargetGroupArn: service.targetGroupArn, Targets }));
  return { arn, address };
}

/** Stops a task as the scheduler of its service does: it is no target any more first. */
export async function stopTask(
  { ecs, elb }: Account,
  { targetGroupArn: TargetGroupArn }: PrivateService,
  { cluster }: SampleTaskDefinition,
  { arn: task, address }: SampleTask,
): Promise<void> {
  const Targets = [{ Id: address, Port: SERVICE_PORT }];
  await elb.send(new DeregisterTargetsCommand({ TargetGroupArn, Targets }));
  await ecs.send(new StopTaskCommand({ cluster, task }));
}

/** Has tasks run until they are stopped: the emulator has one end each time that it is described. */
export async function keepTasksRunning({ ecs }: Account): Promise<void> {
  const { protocol, hostname, port } = (await ecs.config.endpoint?.()) ?? {};
  const transition = { progression: "manual", times: 1_000_000 };
  await fetch(`${protocol}//${hostname}:${port}/moto-api/state-manager/set-transition`, {
    method: "POST",
    body: JSON.stringify({ model_name: "ecs::task", transition }),
  });
}
