import { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import type { Construct } from "constructs";
import { CPU_TARGET } from "../cpu-target";

export interface TaskScalingProps {
  readonly clusterName: string;
  readonly serviceName: string;
  readonly min: number;
  readonly max: number;
}

/**
 * Keeps the tasks' CPU use about its target, with as many tasks as that takes.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/target-tracking-create-policy.html
 */
export function taskScaling(
  scope: Construct,
  { clusterName, serviceName, min, max }: TaskScalingProps,
): void {
  const target = new AppautoscalingTarget(scope, "target:tasks", {
    serviceNamespace: "ecs",
    scalableDimension: "ecs:service:DesiredCount",
    resourceId: `service/${clusterName}/${serviceName}`,
    minCapacity: min,
    maxCapacity: max,
  });
  new AppautoscalingPolicy(scope, "policy:cpu", {
    name: "cpu",
    policyType: "TargetTrackingScaling",
    serviceNamespace: target.serviceNamespace,
    scalableDimension: target.scalableDimension,
    resourceId: target.resourceId,
    targetTrackingScalingPolicyConfiguration: {
      predefinedMetricSpecification: { predefinedMetricType: "ECSServiceAverageCPUUtilization" },
      targetValue: CPU_TARGET,
    },
  });
}
