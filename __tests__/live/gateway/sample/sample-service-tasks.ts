import { CreateVpcEndpointCommand } from "@aws-sdk/client-ec2";
import {
  CreateServiceCommand,
  DescribeServicesCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import { makeCluster } from "../../emulated-aws/strict/ecs/sample-service";
import { type Account, REGION } from "../../support/accounts/accounts";
import { type PrivateService, SERVICE_PORT } from "./private-service";
import { letConnect, makeClosedGroup } from "./security-groups";

/** A service of Fargate whose tasks are the targets of a sample service. */
export interface SampleTasks {
  readonly cluster: string;
  readonly serviceName: string;
}

/** Gives a VPC the endpoints over which Fargate pulls images and writes logs, but for that of S3. */
export async function makeImageEndpoints(
  { ec2 }: Account,
  { vpcId, subnetIds, machineGroupId }: PrivateService,
): Promise<void> {
  const group = await makeClosedGroup(ec2, vpcId, "images");
  await letConnect(ec2, machineGroupId, group, 443);
  for (const name of ["ecr.api", "ecr.dkr", "logs"])
    await ec2.send(
      new CreateVpcEndpointCommand({
        VpcId: vpcId,
        VpcEndpointType: "Interface",
        ServiceName: `com.amazonaws.${REGION}.${name}`,
        SubnetIds: [...subnetIds],
        SecurityGroupIds: [group],
        PrivateDnsEnabled: true,
      }),
    );
}

/** Runs tasks of an image, whose repository is made for it. @param name that of the cluster, the repository and the service */
export async function runTasks(
  account: Account,
  { subnetIds, machineGroupId, targetGroupArn }: PrivateService,
  { name, count, env = {} }: { name: string; count: number; env?: Readonly<Record<string, string>> },
): Promise<SampleTasks> {
  const { ecs, id } = account;
  const { protocol, hostname, port } = (await ecs.config.endpoint?.()) ?? {};
  const roleArn = await makeCluster(account, `${protocol}//${hostname}:${port}`, name);
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
          image: `${id}.dkr.ecr.${REGION}.amazonaws.com/${name}@sha256:${"ab".repeat(32)}`,
          stopTimeout: 20,
          portMappings: [{ containerPort: SERVICE_PORT }],
          environment: variables.map(([key, value]) => ({ name: key, value })),
        },
      ],
    }),
  );
  const made = { cluster: name, serviceName: name };
  await ecs.send(
    new CreateServiceCommand({
      ...made,
      taskDefinition: taskDefinition?.taskDefinitionArn,
      launchType: "FARGATE",
      desiredCount: count,
      networkConfiguration: {
        awsvpcConfiguration: { subnets: [...subnetIds], securityGroups: [machineGroupId] },
      },
      loadBalancers: [{ targetGroupArn, containerName: name, containerPort: SERVICE_PORT }],
    }),
  );
  return made;
}

/** Has a service run so many tasks. @returns their ARNs */
export async function scale(
  { ecs }: Account,
  { cluster, serviceName }: SampleTasks,
  desiredCount: number,
): Promise<readonly string[]> {
  await ecs.send(new UpdateServiceCommand({ cluster, service: serviceName, desiredCount }));
  await ecs.send(new DescribeServicesCommand({ cluster, services: [serviceName] }));
  const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster, serviceName }));
  return taskArns;
}
