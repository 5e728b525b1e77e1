/** A load balancer of a service: the target group that its tasks are registered in. */
export interface ServiceBalancer {
  readonly targetGroupArn?: string;
  readonly containerName?: string;
  readonly containerPort?: number;
}

/** The network of a service's tasks. */
export interface ServiceNetwork {
  readonly subnets?: readonly string[];
  readonly securityGroups?: readonly string[];
  readonly assignPublicIp?: "ENABLED" | "DISABLED";
}

/** The settings of a service, as requests give them and descriptions show them. */
export interface ServiceSettings {
  readonly deploymentConfiguration?: {
    readonly deploymentCircuitBreaker?: { readonly enable: boolean; readonly rollback: boolean };
    readonly maximumPercent?: number;
    readonly minimumHealthyPercent?: number;
  };
  readonly desiredCount?: number;
  readonly enableECSManagedTags?: boolean;
  readonly enableExecuteCommand?: boolean;
  /** In seconds. */
  readonly healthCheckGracePeriodSeconds?: number;
  readonly launchType?: string;
  readonly loadBalancers?: readonly ServiceBalancer[];
  readonly networkConfiguration?: { readonly awsvpcConfiguration?: ServiceNetwork };
  readonly platformVersion?: string;
  readonly propagateTags?: string;
  readonly availabilityZoneRebalancing?: string;
  /** Its ARN; in requests also `family:revision` or `family`. */
  readonly taskDefinition?: string;
}

/** The part of a request that ECS keeps as a service's setting; the rest is the emulator's. */
export function settingsIn(input: ServiceSettings): ServiceSettings {
  const given = SETTINGS.flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]]));
  return Object.fromEntries(given) as ServiceSettings;
}

const SETTINGS = [
  "deploymentConfiguration",
  "desiredCount",
  "enableECSManagedTags",
  "enableExecuteCommand",
  "healthCheckGracePeriodSeconds",
  "launchType",
  "loadBalancers",
  "networkConfiguration",
  "platformVersion",
  "propagateTags",
  "availabilityZoneRebalancing",
  "taskDefinition",
] as const satisfies readonly (keyof ServiceSettings)[];

/** A deployment of a service, in ECS's spelling. */
export interface Deployment {
  readonly id: string;
  readonly status: "PRIMARY" | "INACTIVE";
  readonly taskDefinition: string;
  readonly rolloutState: "COMPLETED" | "FAILED" | "IN_PROGRESS";
  readonly rolloutStateReason: string;
  readonly failedTasks: number;
  /** In seconds since 1970, as ECS counts. */
  readonly createdAt: number;
}

/** A message of a service about what it could and could not do. */
export interface ServiceEvent {
  readonly id: string;
  readonly message: string;
  readonly createdAt: number;
}
