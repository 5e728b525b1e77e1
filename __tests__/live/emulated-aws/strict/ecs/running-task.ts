import type { NetworkInterface } from "@aws-sdk/client-ec2";
import type { TaskDefinition } from "@aws-sdk/client-ecs";
import type { TaskOwner } from "./service-tasks";

/** A task of a service. */
export interface RunningTask {
  readonly taskArn: string;
  readonly clusterArn: string;
  /** `service:names` */
  readonly group: string;
  /** The id of its deployment. */
  readonly startedBy: string;
  readonly address: string;
  readonly networkInterfaceId: string;
  /** The task, as ECS describes it. */
  readonly description: object;
}

interface StartedTask {
  readonly id: string;
  readonly startedBy: string;
  readonly owner: TaskOwner;
  readonly definition: TaskDefinition;
  readonly networkInterface: NetworkInterface;
}

/** @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html */
export function runningTask(started: StartedTask): RunningTask {
  const { id, startedBy, owner, definition, networkInterface } = started;
  const { clusterArn, serviceName, settings } = owner;
  const { NetworkInterfaceId = "", PrivateIpAddress = "", SubnetId = "" } = networkInterface;
  const taskArn = `${clusterArn.replace(":cluster/", ":task/")}/${id}`;
  const group = `service:${serviceName}`;
  const now = Date.now() / 1000;
  const details = {
    subnetId: SubnetId,
    networkInterfaceId: NetworkInterfaceId,
    privateIPv4Address: PrivateIpAddress,
  };
  const description = {
    taskArn,
    clusterArn,
    group,
    startedBy,
    taskDefinitionArn: definition.taskDefinitionArn,
    cpu: definition.cpu,
    memory: definition.memory,
    launchType: "FARGATE",
    platformVersion: settings.platformVersion ?? "1.4.0",
    lastStatus: "RUNNING",
    desiredStatus: "RUNNING",
    connectivity: "CONNECTED",
    createdAt: now,
    startedAt: now,
    attachments: [
      {
        id,
        type: "ElasticNetworkInterface",
        status: "ATTACHED",
        details: Object.entries(details).map(([name, value]) => ({ name, value })),
      },
    ],
    containers: (definition.containerDefinitions ?? []).map(({ name, image }) => ({
      name,
      image,
      taskArn,
      lastStatus: "RUNNING",
      networkInterfaces: [{ attachmentId: id, privateIpv4Address: PrivateIpAddress }],
    })),
  };
  const address = PrivateIpAddress;
  return {
    taskArn,
    clusterArn,
    group,
    startedBy,
    address,
    networkInterfaceId: NetworkInterfaceId,
    description,
  };
}
