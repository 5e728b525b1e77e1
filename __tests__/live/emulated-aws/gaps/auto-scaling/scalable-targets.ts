import type { Gap } from "../gap";

const SUSPENDED = {
  DynamicScalingInSuspended: false,
  DynamicScalingOutSuspended: false,
  ScheduledScalingSuspended: false,
};

/** A target as the emulator describes it. */
interface ScalableTarget {
  readonly RoleARN?: string | null;
  readonly ScalableTargetARN?: string;
  readonly SuspendedState?: object | null;
}

/** The services that Application Auto Scaling scales, as they are described. */
export const scalableTargets: Gap = {
  because:
    "Application Auto Scaling tells of every target by which role it scales and whether it is suspended; moto says neither, and the AWS provider ends with a failure of its own",
  intercept: async (passing, forward) => {
    const answer = await forward(passing);
    const isAsked = passing.headers["x-amz-target"] === "AnyScaleFrontendService.DescribeScalableTargets";
    if (!isAsked || answer.status >= 300) return answer;
    const content = JSON.parse(answer.body.toString()) as {
      readonly ScalableTargets?: readonly ScalableTarget[];
    };
    const ScalableTargets = content.ScalableTargets?.map((target) => ({
      ...target,
      RoleARN: target.RoleARN ?? roleOf(target.ScalableTargetARN ?? ""),
      SuspendedState: target.SuspendedState ?? SUSPENDED,
    }));
    return { ...answer, body: Buffer.from(JSON.stringify({ ...content, ScalableTargets })) };
  },
};

/** The role that the service makes for itself, to scale services of ECS. */
function roleOf(targetArn: string): string {
  const [, partition, , , account] = targetArn.split(":");
  const path = "aws-service-role/ecs.application-autoscaling.amazonaws.com";
  return `arn:${partition}:iam::${account}:role/${path}/AWSServiceRoleForApplicationAutoScaling_ECSService`;
}
