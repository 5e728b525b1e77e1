import type { ContainerDefinition } from "@aws-sdk/client-ecs";
import type { TargetGroup } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { ServiceBalancer, ServiceSettings } from "./container-service";

/** Parts of an account that a service refers to. */
export interface ServiceParts {
  readonly containers: readonly ContainerDefinition[];
  /** Those of the account. */
  readonly targetGroups: readonly TargetGroup[];
  /** That of the service's subnets. */
  readonly vpcId: string | undefined;
}

/**
 * A reason for which ECS would not take the settings of a Fargate service, in its words; undefined where it would.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
 */
export function serviceProblem(settings: ServiceSettings, parts: ServiceParts): string | undefined {
  const { deploymentConfiguration = {}, healthCheckGracePeriodSeconds, loadBalancers = [] } = settings;
  const { minimumHealthyPercent = 100, maximumPercent = 200 } = deploymentConfiguration;
  if (
    minimumHealthyPercent < 0 ||
    minimumHealthyPercent > 100 ||
    maximumPercent < 100 ||
    maximumPercent > 200
  )
    return "The deployment's minimumHealthyPercent is 0 to 100, and its maximumPercent 100 to 200";
  if (minimumHealthyPercent === 100 && maximumPercent === 100)
    return "The deployment's maximumPercent must be greater than its minimumHealthyPercent";
  if (healthCheckGracePeriodSeconds && loadBalancers.length === 0)
    return "Health check grace period is only valid for services configured to use load balancers";
  return loadBalancers.flatMap((balancer) => balancerProblem(balancer, parts) ?? [])[0];
}

function balancerProblem(
  { targetGroupArn, containerName, containerPort }: ServiceBalancer,
  { containers, targetGroups, vpcId }: ServiceParts,
): string | undefined {
  const container = containers.find(({ name }) => name === containerName);
  if (container === undefined) return `The container ${containerName} does not exist in the task definition.`;
  if (!container.portMappings?.some((mapping) => mapping.containerPort === containerPort))
    return `The container ${containerName} did not have a container port ${containerPort} defined.`;
  const group = targetGroups.find(({ TargetGroupArn }) => TargetGroupArn === targetGroupArn);
  if (group === undefined) return `The specified target group ${targetGroupArn} does not exist.`;
  if (group.TargetType !== "ip")
    return `The provided target group ${targetGroupArn} has target type ${group.TargetType}, which is incompatible with the awsvpc network mode specified in the task definition.`;
  if (!group.LoadBalancerArns?.length)
    return `The target group with targetGroupArn ${targetGroupArn} does not have an associated load balancer.`;
  return group.VpcId === vpcId
    ? undefined
    : `The target group ${targetGroupArn} is in another VPC than the subnets of the service.`;
}
