import type { Finding } from "../../../../network/finding";
import { having, of } from "../../../../network/held/having";
import { onlyOne } from "../../../../network/held/only";
import type { Resource, Stack } from "../../../../network/stack/stack-json";
import type { FargateExpectations } from "../../../expectations/service-expectations";

/** The number of containers: between the file's, and of this service. */
export function taskScaling(
  stack: Stack,
  { cluster, service }: { readonly cluster: Resource; readonly service: Resource },
  { min, max }: FargateExpectations,
): readonly Finding[] {
  const [target, policy] = [
    onlyOne(stack, "aws_appautoscaling_target"),
    onlyOne(stack, "aws_appautoscaling_policy"),
  ];
  if (!target.resource || !policy.resource) return [...target.findings, ...policy.findings];
  const own = (attribute: string) => of(target.resource?.address, attribute);
  return [
    ...having(stack, target.resource, {
      ...{ service_namespace: "ecs", scalable_dimension: "ecs:service:DesiredCount" },
      ...{ min_capacity: min, max_capacity: max },
      resource_id: `service/${of(cluster.address, "name")}/${of(service.address, "name")}`,
    }),
    ...having(stack, policy.resource, {
      policy_type: "TargetTrackingScaling",
      ...{ resource_id: own("resource_id"), scalable_dimension: own("scalable_dimension") },
      service_namespace: own("service_namespace"),
    }),
  ];
}
