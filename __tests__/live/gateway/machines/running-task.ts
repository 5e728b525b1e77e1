import {
  type ContainerDefinition,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ListClustersCommand,
  ListTasksCommand,
  type Task,
  type TaskDefinition,
} from "@aws-sdk/client-ecs";
import type { Account } from "../../support/accounts/accounts";

/** A task that ECS says is running, and its definition. */
export interface RunningTask {
  readonly arn: string;
  /** The network interface that it has to itself. */
  readonly interfaceId: string;
  readonly definitionArn: string;
}

/** Every running task of an account. */
export async function runningTasks({ ecs }: Account): Promise<readonly RunningTask[]> {
  const { clusterArns = [] } = await ecs.send(new ListClustersCommand({}));
  const tasks = await Promise.all(
    clusterArns.map(async (cluster) => {
      const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster }));
      if (taskArns.length === 0) return [];
      const { tasks: described = [] } = await ecs.send(
        new DescribeTasksCommand({ cluster, tasks: taskArns }),
      );
      return described;
    }),
  );
  return tasks
    .flat()
    .filter(({ lastStatus }) => lastStatus === "RUNNING")
    .map((task) => ({
      arn: task.taskArn ?? "",
      interfaceId: interfaceOf(task),
      definitionArn: task.taskDefinitionArn ?? "",
    }));
}

function interfaceOf({ attachments = [] }: Task): string {
  const details = attachments.flatMap((one) => one.details ?? []);
  return details.find(({ name }) => name === "networkInterfaceId")?.value ?? "";
}

/** The definition of a task and its one container. */
export interface TaskProgram {
  readonly definition: TaskDefinition;
  readonly container: ContainerDefinition;
}

/** @throws Error where it has several containers, of which nothing says here which one listens */
export async function taskProgram({ ecs }: Account, { definitionArn }: RunningTask): Promise<TaskProgram> {
  const command = new DescribeTaskDefinitionCommand({ taskDefinition: definitionArn });
  const { taskDefinition: definition = {} } = await ecs.send(command);
  const [container, ...others] = definition.containerDefinitions ?? [];
  if (container === undefined || others.length > 0)
    throw new Error(`expected one container in ${definitionArn}, got ${others.length + 1}`);
  return { definition, container };
}
