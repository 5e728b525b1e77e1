import { type Finding, fact } from "../../../network/finding";
import { textOf } from "../../../network/stack/reference";
import {
  type Json,
  type JsonObject,
  listOf,
  objectOf,
  ofType,
  type Resource,
  type Stack,
} from "../../../network/stack/stack-json";
import type { FargateExpectations, ServiceExpectations } from "../../expectations/service-expectations";
import { having, of, type Wanted } from "../shared/having";
import { onlyOne } from "../shared/only";
import { afterTheWays } from "./order";
import { roleOf } from "./roles";

/** Containers on Fargate: the file's image, without an address of their own, without root's rights, on a disk that nobody can write. */
export function fargateFindings(
  stack: Stack,
  targets: Resource,
  expected: ServiceExpectations,
  compute: FargateExpectations,
): readonly Finding[] {
  const found = ["aws_ecs_cluster", "aws_ecs_service", "aws_ecs_task_definition"].map((type) =>
    onlyOne(stack, type),
  );
  const [cluster, service, task] = found.map(({ resource }) => resource);
  if (!cluster || !service || !task) return found.flatMap(({ findings }) => findings);
  const [container] = listOf(parsed(textOf(stack, task.attributes.container_definitions))).map(objectOf);
  const wrong = [
    ...having(stack, cluster, { setting: { name: "containerInsights", value: "disabled" } }),
    ...having(stack, service, serviceValues(cluster, task, compute)),
    ...having(stack, service, {
      load_balancer: {
        ...{ target_group_arn: of(targets.address, "arn"), container_port: expected.port },
        container_name: container?.name,
      } as JsonObject,
    }),
    ...withoutAddress(stack, service),
    ...afterTheWays(stack, service),
    ...having(stack, task, taskValues(stack, compute)),
    ...containerFindings(stack, task, expected, compute),
    ...scaling(stack, cluster, service, compute),
  ];
  if (wrong.length > 0) return wrong;
  const text = `${service.address} runs ${compute.image}, as nobody with root's rights, on a disk that it cannot write`;
  return [fact(stack, text)];
}

/** Containers with a public address would be on the internet, if a route ever led there. */
function withoutAddress(stack: Stack, { address, attributes }: Resource): readonly Finding[] {
  const { assign_public_ip } = objectOf(attributes.network_configuration);
  return having(
    stack,
    { address, attributes: { assign_public_ip } as JsonObject },
    { assign_public_ip: false },
  );
}

function serviceValues(cluster: Resource, task: Resource, { min }: FargateExpectations): Wanted {
  return {
    ...{
      cluster: of(cluster.address, "arn"),
      task_definition: of(task.address, "arn"),
      launch_type: "FARGATE",
    },
    ...{ platform_version: "1.4.0", desired_count: min, health_check_grace_period_seconds: 60 },
    ...{ deployment_minimum_healthy_percent: 100, deployment_maximum_percent: 200 },
    deployment_circuit_breaker: { enable: true, rollback: true },
    wait_for_steady_state: true,
    // Scaling changes it.
    lifecycle: { ignore_changes: ["desired_count"] },
  };
}

function taskValues(stack: Stack, { cpu, memoryMb, table }: FargateExpectations): Wanted {
  const role = (of_: string) => of(roleOf(stack, of_)?.address, "arn");
  return {
    ...{ cpu, memory: memoryMb, network_mode: "awsvpc", requires_compatibilities: ["FARGATE"] },
    runtime_platform: { cpu_architecture: "ARM64", operating_system_family: "LINUX" },
    execution_role_arn: role("execution"),
    task_role_arn: table ? role("task") : undefined,
    lifecycle: { create_before_destroy: true },
  };
}

/** @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#container_definitions */
function containerFindings(
  stack: Stack,
  task: Resource,
  { port, region, name }: ServiceExpectations,
  { image, environment, table }: FargateExpectations,
): readonly Finding[] {
  const variables = { ...environment, PORT: String(port), ...(table && { TABLE_NAME: name }) };
  const wanted: Json = [
    {
      ...{ name: "service", image, essential: true, user: "1000:1000", readonlyRootFilesystem: true },
      linuxParameters: { capabilities: { drop: ["ALL"] }, initProcessEnabled: true },
      portMappings: [{ containerPort: port, hostPort: port, protocol: "tcp" }],
      environment: Object.entries(variables).map(([key, value]) => ({ name: key, value })),
      stopTimeout: 30,
      logConfiguration: {
        logDriver: "awslogs",
        options: {
          "awslogs-group": of(ofType(stack, "aws_cloudwatch_log_group")[0]?.address, "name"),
          ...{
            "awslogs-region": region,
            "awslogs-stream-prefix": "service",
            mode: "non-blocking",
            "max-buffer-size": "4m",
          },
        },
      },
    },
  ];
  const actual = parsed(textOf(stack, task.attributes.container_definitions)?.replaceAll("$${", "${"));
  const { address } = task;
  return having(
    stack,
    { address, attributes: { container_definitions: actual } },
    { container_definitions: wanted },
  );
}

function parsed(text: string | undefined): Json {
  try {
    return JSON.parse(text ?? "null") as Json;
  } catch {
    return null;
  }
}

function scaling(
  stack: Stack,
  cluster: Resource,
  service: Resource,
  { min, max }: FargateExpectations,
): readonly Finding[] {
  const [target, policy] = ["aws_appautoscaling_target", "aws_appautoscaling_policy"].map((type) =>
    onlyOne(stack, type),
  );
  if (!target?.resource || !policy?.resource)
    return [...(target?.findings ?? []), ...(policy?.findings ?? [])];
  const own = (attribute: string) => of(target.resource?.address, attribute);
  return [
    ...having(stack, target.resource, {
      ...{
        service_namespace: "ecs",
        scalable_dimension: "ecs:service:DesiredCount",
        min_capacity: min,
        max_capacity: max,
      },
      resource_id: `service/${of(cluster.address, "name")}/${of(service.address, "name")}`,
    }),
    ...having(stack, policy.resource, {
      policy_type: "TargetTrackingScaling",
      ...{ resource_id: own("resource_id"), scalable_dimension: own("scalable_dimension") },
      service_namespace: own("service_namespace"),
      target_tracking_scaling_policy_configuration: {
        predefined_metric_specification: { predefined_metric_type: "ECSServiceAverageCPUUtilization" },
        target_value: 60,
      },
    }),
  ];
}
