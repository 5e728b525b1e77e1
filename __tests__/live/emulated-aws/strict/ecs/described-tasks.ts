import type { Answer } from "../../proxy";
import { jsonAnswer } from "../../requests/service-refusal";
import type { RunningTask } from "./running-task";

/** A request that lists tasks, or describes some. */
export interface TasksInput {
  /** Its ARN, or its name. @default the cluster `default` */
  readonly cluster?: string;
  readonly desiredStatus?: string;
  readonly serviceName?: string;
  /** ARNs, or ids. */
  readonly tasks?: readonly string[];
}

/** @param own the tasks that run in the requester's account */
export function listedTasks(input: TasksInput, own: readonly RunningTask[]): Answer {
  const { serviceName, desiredStatus = "RUNNING" } = input;
  const group = serviceName && `service:${serviceName.split("/").at(-1)}`;
  const found = own.filter((task) => isIn(task, input) && (!group || task.group === group));
  // Tasks that were stopped are forgotten at once.
  return jsonAnswer({ taskArns: desiredStatus === "RUNNING" ? found.map(({ taskArn }) => taskArn) : [] });
}

/** @param own the tasks that run in the requester's account */
export function describedTasks(input: TasksInput, own: readonly RunningTask[]): Answer {
  const asked = input.tasks ?? [];
  const find = (name: string) =>
    own.find((task) => isIn(task, input) && task.taskArn.split("/").at(-1) === name.split("/").at(-1));
  return jsonAnswer({
    tasks: asked.flatMap((name) => find(name)?.description ?? []),
    failures: asked.filter((name) => find(name) === undefined).map((arn) => ({ arn, reason: "MISSING" })),
  });
}

function isIn({ clusterArn }: RunningTask, { cluster = "default" }: TasksInput): boolean {
  return clusterArn.split("/").at(-1) === cluster.split("/").at(-1);
}
