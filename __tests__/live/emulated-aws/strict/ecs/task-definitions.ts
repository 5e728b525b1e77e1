import type { ContainerDefinition } from "@aws-sdk/client-ecs";
import { jsonCall } from "../../requests/json-call";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import { jsonRefusal } from "../../requests/service-refusal";
import { trusts } from "../iam/role-permissions";
import type { ManagementRule } from "../rule";

const shownBy = "__tests__/live/emulated-aws/strict/ecs/services.test.ts";

/** A task definition, as a request registers it. */
interface RegisteredTask {
  readonly containerDefinitions?: readonly ContainerDefinition[];
  readonly cpu?: string;
  readonly executionRoleArn?: string;
  readonly memory?: string;
  readonly networkMode?: string;
  readonly requiresCompatibilities?: readonly string[];
  readonly taskRoleArn?: string;
}

/** The memory that Fargate has for each number of CPU units: in MiB, from the least to the most, by a step. */
const MEMORY: Readonly<Record<string, readonly [least: number, most: number, step: number]>> = {
  512: [1024, 4096, 1024],
  1024: [2048, 8192, 1024],
  2048: [4096, 16_384, 1024],
  4096: [8192, 30_720, 1024],
  8192: [16_384, 61_440, 4096],
  16384: [32_768, 122_880, 8192],
};

export const fargateSizes: ManagementRule = {
  name: "a task of Fargate has a pair of CPU and memory that Fargate has, and the network mode awsvpc",
  because: "moto takes any numbers",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html",
  shownBy,
  intercept: (passing, forward) => {
    const task = registered(jsonCall<RegisteredTask>(passing, "ecs"));
    if (!task?.requiresCompatibilities?.includes("FARGATE")) return forward(passing);
    const { cpu = "", memory = "", networkMode, containerDefinitions = [] } = task;
    if (networkMode !== "awsvpc")
      return refused("ClientException", "Fargate only supports network mode ‘awsvpc’.");
    const needed = containerDefinitions.reduce(
      (sum, one) => sum + (one.memory ?? one.memoryReservation ?? 0),
      0,
    );
    if (needed > Number(memory))
      return refused("ClientException", "Task memory is less than the memory of its containers.");
    return hasMemory(cpu, memory)
      ? forward(passing)
      : refused("ClientException", "No Fargate configuration exists for given values.");
  },
};

function hasMemory(cpu: string, memory: string): boolean {
  const mebibytes = Number(memory);
  // Half a gigabyte is for the smallest alone, and its next size is a whole one.
  if (cpu === "256") return [512, 1024, 2048].includes(mebibytes);
  const [least, most, step] = MEMORY[cpu] ?? [1, 0, 1];
  return mebibytes >= least && mebibytes <= most && (mebibytes - least) % step === 0;
}

export const taskRoles: ManagementRule = {
  name: "the roles of a task definition exist and let ECS assume them",
  because: "moto takes any text for a role, so that a task would pass that nobody can start",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html",
  assumed: true,
  shownBy,
  intercept: async (passing, forward) => {
    const task = registered(jsonCall<RegisteredTask>(passing, "ecs"));
    const roles = [task?.executionRoleArn, task?.taskRoleArn].flatMap((arn) => arn ?? []);
    const { iam } = serviceClients(requesterOf(passing), forward);
    for (const role of roles)
      if (!(await trusts(iam(), role, "ecs-tasks.amazonaws.com")))
        return refused("ClientException", `Role is not valid: ECS cannot assume ${role}`);
    return forward(passing);
  },
};

function registered(
  call: { readonly operation: string; readonly input: RegisteredTask } | undefined,
): RegisteredTask | undefined {
  return call?.operation === "RegisterTaskDefinition" ? call.input : undefined;
}

function refused(code: string, message: string) {
  return Promise.resolve(jsonRefusal(code, message));
}
