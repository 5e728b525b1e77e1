import type { Finding } from "../../../../network/finding";
import { having, inside, of, type Wanted } from "../../../../network/held/having";
import { onlyOne } from "../../../../network/held/only";
import { proven } from "../../../../network/held/proven";
import type { Resource, Stack } from "../../../../network/stack/stack-json";
import type { FargateExpectations, ServiceExpectations } from "../../../expectations/service-expectations";
import { roleOf } from "../rights/roles";
import { containerFindings, containerName } from "./container";
import { afterTheWays } from "./order";
import { taskScaling } from "./task-scaling";

/** Containers on Fargate: the file's image, without an address of their own, without root's rights, on a disk that nobody can write. */
export function fargateFindings(
  stack: Stack,
  targets: Resource,
  expected: ServiceExpectations,
  compute: FargateExpectations,
): readonly Finding[] {
  const types = ["aws_ecs_cluster", "aws_ecs_service", "aws_ecs_task_definition"];
  const found = types.map((type) => onlyOne(stack, type));
  const [cluster, service, task] = found.map(({ resource }) => resource);
  if (!cluster || !service || !task) return found.flatMap(({ findings }) => findings);
  const all = [
    ...having(stack, service, {
      ...{ cluster: of(cluster.address, "arn"), task_definition: of(task.address, "arn") },
      ...{ launch_type: "FARGATE", platform_version: "1.4.0", desired_count: compute.min },
      // Scaling changes it.
      lifecycle: { ignore_changes: ["desired_count"] },
    }),
    ...having(stack, inside(service, "network_configuration"), { assign_public_ip: false }),
    ...having(stack, inside(service, "load_balancer"), {
      ...{ target_group_arn: of(targets.address, "arn"), container_port: expected.port },
      container_name: containerName(stack, task),
    }),
    ...afterTheWays(stack, service),
    ...having(stack, task, taskValues(stack, compute)),
    ...containerFindings(stack, task, expected, compute),
    ...taskScaling(stack, { cluster, service }, compute),
  ];
  const text = `${service.address} runs ${compute.image}, as nobody with root's rights, on a disk that it cannot write`;
  return proven(stack, all, text);
}

function taskValues(stack: Stack, { cpu, memoryMb, table }: FargateExpectations): Wanted {
  const role = (name: string) => of(roleOf(stack, name)?.address, "arn");
  return {
    ...{ cpu, memory: memoryMb, network_mode: "awsvpc", requires_compatibilities: ["FARGATE"] },
    runtime_platform: { cpu_architecture: "ARM64", operating_system_family: "LINUX" },
    execution_role_arn: role("execution"),
    task_role_arn: table ? role("task") : undefined,
  };
}
