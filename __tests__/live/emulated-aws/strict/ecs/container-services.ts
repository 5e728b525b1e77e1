import { randomUUID } from "node:crypto";
import { DescribeTaskDefinitionCommand, type TaskDefinition } from "@aws-sdk/client-ecs";
import type { Forward, PassingRequest } from "../../proxy";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import type { Deployment, ServiceEvent, ServiceSettings } from "./container-service";
import { ServiceTasks } from "./service-tasks";
import { startProblem } from "./start-problem";

/** So many tasks fail before a circuit breaker opens. */
const FAILURES = 3;

/** A service with what the emulator forgets of it. */
interface KnownService {
  readonly clusterArn: string;
  readonly serviceName: string;
  settings: ServiceSettings;
  deployment: Deployment;
  /** The settings of the last deployment that was completed. */
  completed?: ServiceSettings;
  readonly events: ServiceEvent[];
}

/** The services of all accounts, by their ARNs: their deployments start and stop tasks. */
export class ContainerServices {
  readonly tasks = new ServiceTasks();
  readonly #known = new Map<string, KnownService>();

  of(arn: string): KnownService | undefined {
    return this.#known.get(arn);
  }

  made(arn: string, service: Pick<KnownService, "clusterArn" | "serviceName" | "settings">): void {
    const deployment = newDeployment(service.settings);
    this.#known.set(arn, { ...service, deployment, events: [] });
  }

  /** @param isForced true = a new deployment, although nothing that tasks depend on has changed */
  changed(arn: string, settings: ServiceSettings, isForced: boolean): void {
    const service = this.#known.get(arn);
    if (service === undefined) return;
    const before = service.settings;
    service.settings = { ...before, ...settings };
    if (isForced || differs(before, service.settings)) service.deployment = newDeployment(service.settings);
  }

  /** Does what a service's deployment has to do next: nothing, where it is completed and has all its tasks. */
  async settle(arn: string, passing: PassingRequest, forward: Forward): Promise<void> {
    const service = this.#known.get(arn);
    if (service === undefined) return;
    if (service.deployment.rolloutState === "IN_PROGRESS") {
      const problem = await problemOf(service, passing, forward);
      if (problem !== undefined) return fail(service, problem);
    }
    if (service.deployment.rolloutState !== "FAILED") await this.#provide(service, passing, forward);
  }

  /** Ends a service with its tasks. */
  async remove(arn: string, passing: PassingRequest, forward: Forward): Promise<void> {
    const service = this.#known.get(arn);
    if (service === undefined) return;
    service.settings = { ...service.settings, desiredCount: 0 };
    await this.#provide(service, passing, forward);
  }

  /** Starts tasks of the deployment as far as they are missing, and stops all others. */
  async #provide(service: KnownService, passing: PassingRequest, forward: Forward): Promise<void> {
    const { id } = service.deployment;
    const running = this.tasks.of(service);
    const own = running.filter(({ startedBy }) => startedBy === id);
    const desired = service.settings.desiredCount ?? 0;
    if (own.length < desired) {
      const definition = (await taskDefinitionOf(service.settings, passing, forward)) ?? {};
      for (let place = own.length; place < desired; place++)
        await this.tasks.start(service, definition, [place, id], passing, forward);
    }
    for (const task of [...own.slice(desired), ...running.filter((one) => !own.includes(one))])
      await this.tasks.stop(service, task, passing, forward);
    complete(service);
  }
}

function complete(service: KnownService): void {
  const { id } = service.deployment;
  if (service.deployment.rolloutState !== "IN_PROGRESS") return;
  const rolloutStateReason = `ECS deployment ${id} completed.`;
  service.deployment = { ...service.deployment, rolloutState: "COMPLETED", rolloutStateReason };
  service.completed = service.settings;
  tell(service, `(service ${service.serviceName}) has reached a steady state.`);
}

/** @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html */
function fail(service: KnownService, problem: string): void {
  const failedTasks = service.deployment.failedTasks + 1;
  service.deployment = { ...service.deployment, failedTasks };
  tell(service, `(service ${service.serviceName}) was unable to start tasks: ${problem}`);
  const { deploymentCircuitBreaker: breaker } = service.settings.deploymentConfiguration ?? {};
  if (!breaker?.enable || failedTasks < FAILURES) return;
  const rolloutStateReason = "ECS deployment circuit breaker: tasks failed to start.";
  service.deployment = { ...service.deployment, rolloutState: "FAILED", rolloutStateReason };
  tell(service, `(service ${service.serviceName}) (deployment ${service.deployment.id}) failed: ${problem}`);
  const { completed } = service;
  if (!breaker.rollback || completed === undefined) return;
  service.settings = { ...completed, desiredCount: service.settings.desiredCount };
  service.deployment = newDeployment(service.settings);
}

async function problemOf(
  { settings }: KnownService,
  passing: PassingRequest,
  forward: Forward,
): Promise<string | undefined> {
  const definition = await taskDefinitionOf(settings, passing, forward);
  if (definition === undefined) return `the task definition ${settings.taskDefinition} does not exist`;
  const network = settings.networkConfiguration?.awsvpcConfiguration ?? {};
  return startProblem(definition, network, passing, forward);
}

/** Undefined where there is none. */
export async function taskDefinitionOf(
  { taskDefinition }: ServiceSettings,
  passing: PassingRequest,
  forward: Forward,
): Promise<TaskDefinition | undefined> {
  const ecs = serviceClients(requesterOf(passing), forward).ecs();
  const described = ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition }));
  return (await described.catch(() => undefined))?.taskDefinition;
}

function newDeployment({ taskDefinition = "" }: ServiceSettings): Deployment {
  const id = `ecs-svc/${BigInt(`0x${randomUUID().replaceAll("-", "").slice(0, 15)}`)}`;
  return {
    id,
    status: "PRIMARY",
    taskDefinition,
    rolloutState: "IN_PROGRESS",
    rolloutStateReason: `ECS deployment ${id} in progress.`,
    failedTasks: 0,
    createdAt: Date.now() / 1000,
  };
}

/** True where tasks of the one settings would not do for the other. */
function differs(before: ServiceSettings, after: ServiceSettings): boolean {
  const parts = ({ taskDefinition, networkConfiguration, loadBalancers, platformVersion }: ServiceSettings) =>
    JSON.stringify([taskDefinition, networkConfiguration, loadBalancers, platformVersion]);
  return parts(before) !== parts(after);
}

function tell({ events }: KnownService, message: string): void {
  events.unshift({ id: randomUUID(), message, createdAt: Date.now() / 1000 });
}
