import { DescribeLaunchTemplateVersionsCommand } from "@aws-sdk/client-ec2";
import { GetInstanceProfileCommand } from "@aws-sdk/client-iam";
import type { Forward, PassingRequest } from "../../proxy";
import { queryCall } from "../../requests/query-call";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import { elbRefusal } from "../../requests/service-refusal";
import type { ManagementRule } from "../rule";

const SHOWN_BY = "__tests__/live/emulated-aws/strict/auto-scaling/scaling-groups.test.ts";

export const groupSizes: ManagementRule = {
  name: "a scaling group wants at least its least and at most its most instances",
  because: "moto takes any three numbers, and starts as many instances as it is told",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-capacity-limits.html",
  shownBy: SHOWN_BY,
  intercept: (passing, forward) => {
    const { action, parameters } = queryCall(passing, "autoscaling") ?? {};
    const problem = action === "CreateAutoScalingGroup" && parameters && sizeProblem(parameters);
    return problem ? Promise.resolve(elbRefusal("ValidationError", problem)) : forward(passing);
  },
};

function sizeProblem(parameters: URLSearchParams): string | undefined {
  const [least, most] = [Number(parameters.get("MinSize")), Number(parameters.get("MaxSize"))];
  if (most < least) return `Max bound, ${most}, must be greater than or equal to min bound, ${least}`;
  const desired = Number(parameters.get("DesiredCapacity") ?? least);
  if (desired >= least && desired <= most) return undefined;
  return `Desired capacity:${desired} must be between the specified min size:${least} and max size:${most}`;
}

export const groupProfiles: ManagementRule = {
  name: "a scaling group is made of a launch template whose instance profile exists and has a role",
  because: "moto does not look at the profile; instances without credentials could not fetch their program",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ts-as-instancelaunchfailure.html",
  shownBy: SHOWN_BY,
  intercept: async (passing, forward) => {
    const { action, parameters } = queryCall(passing, "autoscaling") ?? {};
    if (action !== "CreateAutoScalingGroup" || parameters === undefined) return forward(passing);
    const profile = await profileOf(passing, forward, parameters);
    if (profile === undefined || (await hasRole(passing, forward, profile))) return forward(passing);
    return elbRefusal("ValidationError", `Invalid IAM Instance Profile ARN or name: ${profile}`);
  },
};

/** The name of the profile of a group's template; undefined where it has none. */
async function profileOf(passing: PassingRequest, forward: Forward, group: URLSearchParams) {
  const template = {
    LaunchTemplateId: group.get("LaunchTemplate.LaunchTemplateId") ?? undefined,
    LaunchTemplateName: group.get("LaunchTemplate.LaunchTemplateName") ?? undefined,
    Versions: [group.get("LaunchTemplate.Version") ?? "$Default"],
  };
  if (template.LaunchTemplateId === undefined && template.LaunchTemplateName === undefined) return undefined;
  const ec2 = serviceClients(requesterOf(passing), forward).ec2();
  const { LaunchTemplateVersions: [version] = [] } = await ec2.send(
    new DescribeLaunchTemplateVersionsCommand(template),
  );
  const { Name, Arn } = version?.LaunchTemplateData?.IamInstanceProfile ?? {};
  return Name ?? Arn?.split("/").at(-1);
}

async function hasRole(
  passing: PassingRequest,
  forward: Forward,
  InstanceProfileName: string,
): Promise<boolean> {
  const iam = serviceClients(requesterOf(passing), forward).iam();
  const asked = iam.send(new GetInstanceProfileCommand({ InstanceProfileName }));
  const { InstanceProfile } = await asked.catch(() => ({ InstanceProfile: undefined }));
  return (InstanceProfile?.Roles ?? []).length > 0;
}
