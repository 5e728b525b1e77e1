import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { FargateCompute } from "../../../model/gateway/endpoint-service";
import type { ServerRole } from "../server-role";
import { CONTAINER, containerDefinitions } from "./container";
import { taskScaling } from "./task-scaling";

export interface FargateServiceProps {
  /** Name of the cluster, the service and the task definition. */
  readonly name: string;
  readonly region: string;
  readonly compute: Pick<FargateCompute, "image" | "cpu" | "memoryMb" | "min" | "max">;
  readonly port: number;
  /** Environment variables of the container. */
  readonly environment: Readonly<Record<string, string>>;
  readonly logGroupName: string;
  readonly executionRole: ServerRole;
  /** @default the containers have no role */
  readonly taskRole?: ServerRole;
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  readonly targetGroupArn: string;
  /** The parts that a task needs to start and to be found: endpoints, rules, the balancer's listener. */
  readonly ways: readonly ITerraformDependable[];
}

/**
 * Containers on Fargate, kept at a number that follows their load. New ones are well before old ones go; if they never are, the apply
 * fails and the old ones stay.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
 */
export class FargateService extends Construct {
  readonly clusterName: string;
  readonly serviceName: string;

  constructor(scope: Construct, id: string, props: FargateServiceProps) {
    super(scope, id);
    const { name, compute, executionRole, taskRole } = props;

    const cluster = new EcsCluster(this, "cluster:service", {
      name,
      // Container Insights costs more than small services do; scaling needs none of it.
      setting: [{ name: "containerInsights", value: "disabled" }],
    });
    const service = new EcsService(this, "service:service", {
      name,
      cluster: cluster.arn,
      taskDefinition: taskDefinition(this, props).arn,
      launchType: "FARGATE",
      platformVersion: "1.4.0",
      desiredCount: compute.min,
      deploymentMinimumHealthyPercent: 100,
      deploymentMaximumPercent: 200,
      deploymentCircuitBreaker: { enable: true, rollback: true },
      healthCheckGracePeriodSeconds: 60,
      waitForSteadyState: true,
      propagateTags: "SERVICE",
      networkConfiguration: {
        subnets: [...props.subnetIds],
        securityGroups: [props.securityGroupId],
        assignPublicIp: false,
      },
      loadBalancer: [
        { targetGroupArn: props.targetGroupArn, containerName: CONTAINER, containerPort: props.port },
      ],
      // Scaling changes it.
      lifecycle: { ignoreChanges: ["desired_count"] },
      dependsOn: [...props.ways, executionRole.policy, ...(taskRole ? [taskRole.policy] : [])],
    });
    taskScaling(this, { clusterName: cluster.name, serviceName: service.name, ...compute });

    this.clusterName = cluster.name;
    this.serviceName = service.name;
  }
}

/** A revision lives until the service has the next one: a rollback starts its containers again. */
function taskDefinition(scope: Construct, props: FargateServiceProps): EcsTaskDefinition {
  const { name, compute, executionRole, taskRole } = props;
  return new EcsTaskDefinition(scope, "task:service", {
    family: name,
    requiresCompatibilities: ["FARGATE"],
    networkMode: "awsvpc",
    runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: "ARM64" },
    cpu: String(compute.cpu),
    memory: String(compute.memoryMb),
    executionRoleArn: executionRole.roleArn,
    taskRoleArn: taskRole?.roleArn,
    containerDefinitions: containerDefinitions({ ...props, image: compute.image }),
    lifecycle: { createBeforeDestroy: true },
  });
}
