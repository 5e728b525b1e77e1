import type { Session } from "../../signature/sessions";
import type { MachineDescription } from "../process/machine-process";
import { type RunningTask, taskProgram } from "../running-task";
import type { Surroundings } from "../surroundings";

/** The service that roles of tasks have to trust. */
const TASKS = "ecs-tasks.amazonaws.com";

/**
 * A task as Fargate starts it: the program of its image, and its container's environment with the credentials of its role.
 * Whether its network and its execution role let it start, the emulated AWS has decided before.
 * @throws Error where AWS would not start it
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html
 */
export async function bootTask(around: Surroundings, task: RunningTask): Promise<MachineDescription> {
  const { definition, container } = await taskProgram(around.account, task);
  const { taskRoleArn } = definition;
  const session = taskRoleArn === undefined ? undefined : await around.assume(taskRoleArn, TASKS);
  const declared = (container.environment ?? []).map(({ name = "", value = "" }) => [name, value] as const);
  const { containerPort } = container.portMappings?.[0] ?? {};
  const env: Readonly<Record<string, string>> = {
    ...Object.fromEntries(declared),
    ...region(around.account.region),
    ...credentials(session),
  };
  if (env.PORT !== String(containerPort))
    throw new Error(`expected PORT of ${task.definitionArn} to be ${containerPort}, got ${env.PORT}`);
  return {
    id: task.arn,
    program: programOf(container.image ?? "", around.images),
    env: { ...env, ...around.names() },
    stopTimeoutSeconds: container.stopTimeout ?? 30,
  };
}

/** @param image `<repository>@sha256:<digest>` */
function programOf(image: string, images: Readonly<Record<string, string>>): string {
  const [repository = "", digest = ""] = image.split("@");
  if (!/^sha256:[0-9a-f]{64}$/.test(digest)) throw new Error(`expected an image by its digest, got ${image}`);
  const program = images[repository];
  if (program === undefined) throw new Error(`CannotPullContainerError: there is no image ${repository}`);
  return program;
}

const region = (name: string) => ({ AWS_REGION: name, AWS_DEFAULT_REGION: name });

/** The variables that the AWS SDK finds credentials in. */
export function credentials(session: Session | undefined): Readonly<Record<string, string>> {
  if (session === undefined) return {};
  const { accessKeyId, secretAccessKey, sessionToken } = session;
  return {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  };
}
