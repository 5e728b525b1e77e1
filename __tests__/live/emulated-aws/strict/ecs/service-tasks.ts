import { randomUUID } from "node:crypto";
import {
  CreateNetworkInterfaceCommand,
  DeleteNetworkInterfaceCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSubnetsCommand,
  type EC2Client,
  type NetworkInterface,
} from "@aws-sdk/client-ec2";
import type { TaskDefinition } from "@aws-sdk/client-ecs";
import { DeregisterTargetsCommand, RegisterTargetsCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Forward, PassingRequest } from "../../proxy";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import { freeAddress } from "../ec2/endpoint-addresses/subnet-addresses";
import type { ServiceSettings } from "./container-service";
import { type RunningTask, runningTask } from "./running-task";

/** The beginning of the description of a task's network interface. */
export const TASK_INTERFACE = "ECS task";

/** A service, as its tasks know it. */
export interface TaskOwner {
  readonly clusterArn: string;
  readonly serviceName: string;
  readonly settings: ServiceSettings;
}

/** The tasks of all services, each with an interface in a subnet of its service: the emulator cannot start any. */
export class ServiceTasks {
  readonly #running = new Map<string, RunningTask>();

  all(): readonly RunningTask[] {
    return [...this.#running.values()];
  }

  of({ clusterArn, serviceName }: Pick<TaskOwner, "clusterArn" | "serviceName">): readonly RunningTask[] {
    return this.all().filter(
      (task) => task.clusterArn === clusterArn && task.group === `service:${serviceName}`,
    );
  }

  /** Starts a task in one of the service's subnets, and registers it. @param place the number of the task */
  async start(
    owner: TaskOwner,
    definition: TaskDefinition,
    [place, startedBy]: readonly [place: number, startedBy: string],
    passing: PassingRequest,
    forward: Forward,
  ): Promise<void> {
    const { ec2, elb } = serviceClients(requesterOf(passing), forward);
    const { subnets = [], securityGroups = [] } =
      owner.settings.networkConfiguration?.awsvpcConfiguration ?? {};
    const id = randomUUID().replaceAll("-", "");
    const made = await makeInterface(ec2(), id, subnets[place % subnets.length] ?? "", securityGroups);
    const task = runningTask({ id, startedBy, owner, definition, networkInterface: made });
    this.#running.set(task.taskArn, task);
    for (const { targetGroupArn: TargetGroupArn, containerPort: Port } of owner.settings.loadBalancers ??
      []) {
      const Targets = [{ Id: made.PrivateIpAddress, Port }];
      await elb().send(new RegisterTargetsCommand({ TargetGroupArn, Targets }));
    }
  }

  async stop(
    { settings }: TaskOwner,
    task: RunningTask,
    passing: PassingRequest,
    forward: Forward,
  ): Promise<void> {
    const { ec2, elb } = serviceClients(requesterOf(passing), forward);
    this.#running.delete(task.taskArn);
    for (const { targetGroupArn: TargetGroupArn, containerPort: Port } of settings.loadBalancers ?? []) {
      const end = new DeregisterTargetsCommand({ TargetGroupArn, Targets: [{ Id: task.address, Port }] });
      // A target group can be gone before its service.
      await elb()
        .send(end)
        .catch(() => undefined);
    }
    const NetworkInterfaceId = task.networkInterfaceId;
    await ec2().send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId }));
  }
}

async function makeInterface(
  ec2: EC2Client,
  taskId: string,
  SubnetId: string,
  groupIds: readonly string[],
): Promise<NetworkInterface> {
  const { Subnets: [subnet] = [] } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: [SubnetId] }));
  const { NetworkInterfaces = [] } = await ec2.send(new DescribeNetworkInterfacesCommand({}));
  const neighbours = NetworkInterfaces.filter((one) => one.SubnetId === SubnetId);
  const taken = neighbours.flatMap(({ PrivateIpAddress }) => PrivateIpAddress ?? []);
  const made = await ec2.send(
    new CreateNetworkInterfaceCommand({
      SubnetId,
      Groups: groupIds.length > 0 ? [...groupIds] : undefined,
      Description: `${TASK_INTERFACE} ${taskId}`,
      PrivateIpAddress: freeAddress(subnet?.CidrBlock ?? "", taken),
    }),
  );
  return made.NetworkInterface ?? {};
}
