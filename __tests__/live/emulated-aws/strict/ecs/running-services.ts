import { Pool } from "../../../examples/pool";
import type { Answer, Forward, PassingRequest } from "../../proxy";
import { jsonCall } from "../../requests/json-call";
import { queryCall } from "../../requests/query-call";
import { callerOf } from "../access/caller";
import { managedInterfaces } from "../ec2/managed-interfaces";
import type { ManagementRule } from "../rule";
import { type ServiceSettings, settingsIn } from "./container-service";
import { ContainerServices, taskDefinitionOf } from "./container-services";
import { describedTasks, listedTasks, type TasksInput } from "./described-tasks";
import { TASK_INTERFACE } from "./service-tasks";

/** A request about a service or about tasks. */
interface EcsInput extends ServiceSettings, TasksInput {
  readonly forceNewDeployment?: boolean;
}

/** A service, as the emulator describes it. */
interface DescribedService {
  readonly clusterArn: string;
  readonly serviceArn: string;
  readonly serviceName: string;
  readonly status: string;
}

/** Services of Fargate that run tasks. */
export function runningServices(): ManagementRule {
  const services = new ContainerServices();
  const turns = new Pool(["turn"]);
  return {
    name: "a service of Fargate runs tasks with addresses of its subnets, once their image and their logs can be reached",
    because:
      "moto cannot start a task without a reservation of memory, starts none for a service and never reports it as steady, and forgets its circuit breaker and its grace period; so an apply would never end, and a network without its endpoints would pass",
    source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
    shownBy: "__tests__/live/emulated-aws/strict/ecs/running-services.test.ts",
    intercept: async (passing, forward) => {
      const call = jsonCall<EcsInput>(passing, "ecs");
      switch (call?.operation) {
        case "CreateService":
        case "UpdateService":
        case "DeleteService":
        case "DescribeServices":
          return turns.lend(() => served(call.operation, call.input, passing, forward, services));
        case "ListTasks":
        case "DescribeTasks": {
          const { account } = await callerOf(passing, forward);
          const own = services.tasks.all().filter(({ taskArn }) => taskArn.split(":")[4] === account);
          return (call.operation === "ListTasks" ? listedTasks : describedTasks)(call.input, own);
        }
        default: {
          const answer = await forward(passing);
          if (queryCall(passing, "ec2")?.action !== "DescribeNetworkInterfaces") return answer;
          const body = managedInterfaces(answer.body.toString(), TASK_INTERFACE, "interface");
          return { ...answer, body: Buffer.from(body) };
        }
      }
    },
  };
}

async function served(
  operation: string,
  input: EcsInput,
  passing: PassingRequest,
  forward: Forward,
  services: ContainerServices,
): Promise<Answer> {
  const answer = await forward(passing);
  if (answer.status >= 300) return answer;
  const content = JSON.parse(answer.body.toString()) as {
    readonly service?: DescribedService;
    readonly services?: readonly DescribedService[];
  };
  const { service } = content;
  if (service !== undefined) {
    const arn = service.serviceArn;
    const settings = await resolved(settingsIn(input), passing, forward);
    const { clusterArn, serviceName } = service;
    if (operation === "CreateService") services.made(arn, { clusterArn, serviceName, settings });
    if (operation === "UpdateService") services.changed(arn, settings, input.forceNewDeployment ?? false);
    if (operation === "DeleteService") await services.remove(arn, passing, forward);
  }
  const shown = async (one: DescribedService) => {
    if (one.status === "ACTIVE") await services.settle(one.serviceArn, passing, forward);
    return described(one, services);
  };
  const edited = {
    ...content,
    ...(service && { service: await shown(service) }),
    ...(content.services && { services: await inTurn(content.services, shown) }),
  };
  return { ...answer, body: Buffer.from(JSON.stringify(edited)) };
}

/** The settings with the task definition's ARN, whatever the request calls it. */
async function resolved(
  settings: ServiceSettings,
  passing: PassingRequest,
  forward: Forward,
): Promise<ServiceSettings> {
  if (settings.taskDefinition === undefined) return settings;
  const definition = await taskDefinitionOf(settings, passing, forward);
  return { ...settings, taskDefinition: definition?.taskDefinitionArn ?? settings.taskDefinition };
}

function described(one: DescribedService, services: ContainerServices): object {
  const known = services.of(one.serviceArn);
  if (known === undefined) return one;
  const { settings, deployment, events } = known;
  const runningCount = services.tasks.of(known).length;
  const desiredCount = settings.desiredCount ?? 0;
  const counts = { desiredCount, runningCount, pendingCount: Math.max(desiredCount - runningCount, 0) };
  const { networkConfiguration, launchType, platformVersion = "LATEST" } = settings;
  const deployments =
    one.status === "ACTIVE"
      ? [{ ...deployment, ...counts, updatedAt: deployment.createdAt, networkConfiguration, launchType }]
      : [];
  return { ...one, ...settings, platformVersion, ...counts, deployments, events };
}

async function inTurn<T, R>(items: readonly T[], use: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await use(item));
  return results;
}
