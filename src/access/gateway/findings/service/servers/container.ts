import { type Finding, listed, unless } from "../../../../network/finding";
import { having, inside, of } from "../../../../network/held/having";
import { textOf } from "../../../../network/stack/reference";
import {
  isList,
  type Json,
  type JsonObject,
  objectOf,
  ofType,
  type Resource,
  type Stack,
} from "../../../../network/stack/stack-json";
import type { FargateExpectations, ServiceExpectations } from "../../../expectations/service-expectations";

/** The keys of a container's definition. Others, as `privileged`, `command` or `mountPoints`, would make something else of it. */
const KEYS: ReadonlySet<string> = new Set([
  ...["name", "image", "essential", "user", "readonlyRootFilesystem", "linuxParameters", "portMappings"],
  ...["environment", "stopTimeout", "logConfiguration"],
]);

/**
 * The one container of a task: the file's image with the file's variables, as a user without rights, on a disk that it cannot write.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#container_definitions
 */
export function containerFindings(
  stack: Stack,
  task: Resource,
  { port, region, name }: ServiceExpectations,
  { image, environment, table }: FargateExpectations,
): readonly Finding[] {
  const definitions = definitionsOf(stack, task);
  const container = { address: `the container of ${task.address}`, attributes: objectOf(definitions[0]) };
  const strange = Object.keys(container.attributes).filter((key) => !KEYS.has(key));
  const log = inside(inside(container, "logConfiguration"), "options");
  const [group] = ofType(stack, "aws_cloudwatch_log_group");
  const variables = { ...environment, PORT: String(port), ...(table && { TABLE_NAME: name }) };
  return [
    ...unless(
      definitions.length === 1,
      stack,
      `expected one container of ${task.address}, got ${definitions.length}`,
    ),
    ...unless(
      strange.length === 0,
      stack,
      `expected ${container.address} without ${listed(strange)}, which the proof does not know`,
    ),
    ...having(stack, container, {
      ...{ name: "service", image, essential: true, user: "1000:1000", readonlyRootFilesystem: true },
      portMappings: { containerPort: port, hostPort: port, protocol: "tcp" },
      environment: Object.entries(variables).map(([key, value]) => ({ name: key, value })),
      linuxParameters: { capabilities: { drop: ["ALL"] }, initProcessEnabled: true },
    }),
    ...having(stack, inside(container, "logConfiguration"), {
      logDriver: "awslogs",
      secretOptions: undefined,
    }),
    ...having(stack, log, { "awslogs-group": of(group?.address, "name"), "awslogs-region": region }),
  ];
}

/** The definitions as ECS gets them: Terraform writes `${` as `$${`. */
function definitionsOf(stack: Stack, { attributes }: Resource): readonly Json[] {
  const text = textOf(stack, attributes.container_definitions) ?? "";
  try {
    const definitions = JSON.parse(text.replaceAll("$${", "${")) as Json;
    return isList(definitions) ? definitions : [];
  } catch {
    return [];
  }
}

/** The name by which a balancer finds the container. */
export function containerName(stack: Stack, task: Resource): JsonObject[string] | undefined {
  return objectOf(definitionsOf(stack, task)[0]).name;
}
