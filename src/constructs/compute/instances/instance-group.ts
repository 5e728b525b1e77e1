import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { AutoscalingPolicy } from "@cdktf/provider-aws/lib/autoscaling-policy";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { literals } from "../../../terraform/literal";
import { CPU_TARGET } from "../cpu-target";
import type { InstanceTemplate } from "./instance-template";

export interface InstanceGroupProps {
  readonly name: string;
  readonly template: InstanceTemplate;
  /** The number of instances that always run, and the most. */
  readonly min: number;
  readonly max: number;
  readonly subnetIds: readonly string[];
  readonly targetGroupArn: string;
  /** Tags of the group: the provider's default tags do not get there. */
  readonly tags: Readonly<Record<string, string>>;
  /** The parts that an instance needs to start and to be found. */
  readonly ways: readonly ITerraformDependable[];
}

/** Seconds that an instance has to install its packages and answer, before the balancer's verdict on it counts. */
const START_SECONDS = 300;

/**
 * Instances, kept at a number that follows their load, and replaced where the balancer finds them unwell. The first apply waits until
 * the balancer finds the least number of them well. With another template all are replaced, new ones before old ones; that goes on
 * after the apply, and stops where new ones do not get well: the old ones stay then.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-instance-refresh.html
 */
export class InstanceGroup extends Construct {
  readonly groupName: string;

  constructor(scope: Construct, id: string, props: InstanceGroupProps) {
    super(scope, id);
    const { name, template, min, max, tags } = props;

    const group = new AutoscalingGroup(this, "group:service", {
      name,
      // Without a desired number, which scaling would have to fight for at each apply.
      minSize: min,
      maxSize: max,
      minElbCapacity: min,
      launchTemplate: { id: template.templateId, version: template.version },
      vpcZoneIdentifier: [...props.subnetIds],
      targetGroupArns: [props.targetGroupArn],
      healthCheckType: "ELB",
      healthCheckGracePeriod: START_SECONDS,
      defaultInstanceWarmup: 120,
      instanceRefresh: {
        strategy: "Rolling",
        preferences: { minHealthyPercentage: 100, maxHealthyPercentage: 200 },
      },
      tag: Object.entries(literals(tags)).map(([key, value]) => ({ key, value, propagateAtLaunch: false })),
      dependsOn: [...props.ways],
    });
    new AutoscalingPolicy(this, "policy:cpu", {
      name: "cpu",
      autoscalingGroupName: group.name,
      policyType: "TargetTrackingScaling",
      targetTrackingConfiguration: {
        predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
        targetValue: CPU_TARGET,
      },
    });

    this.groupName = group.name;
  }
}
