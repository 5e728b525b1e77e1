import { type AutoScalingClient, DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import {
  DescribeInstancesCommand,
  DescribeLaunchTemplateVersionsCommand,
  type EC2Client,
  ModifyInstanceAttributeCommand,
} from "@aws-sdk/client-ec2";
import { queryCall } from "../../requests/query-call";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import type { Gap } from "../gap";

/** Calls after which a group may have started instances. */
const LAUNCHING = new Set([
  "CreateAutoScalingGroup",
  "SetDesiredCapacity",
  "StartInstanceRefresh",
  "TerminateInstanceInAutoScalingGroup",
  "UpdateAutoScalingGroup",
]);

/** The instances of scaling groups, in the security groups of their launch template. */
export const launchedInstances: Gap = {
  because:
    "An instance that Auto Scaling starts is in the groups of its launch template's interface; moto leaves it without a group, so that nobody could tell who reaches it",
  intercept: async (passing, forward) => {
    const answer = await forward(passing);
    const { action = "", parameters } = queryCall(passing, "autoscaling") ?? {};
    if (!LAUNCHING.has(action) || answer.status >= 300) return answer;
    const { autoScaling, ec2 } = serviceClients(requesterOf(passing), forward);
    await guard(autoScaling(), ec2(), parameters?.get("AutoScalingGroupName") ?? undefined);
    return answer;
  },
};

/** @param group undefined = all of the account */
async function guard(
  autoScaling: AutoScalingClient,
  ec2: EC2Client,
  group: string | undefined,
): Promise<void> {
  const AutoScalingGroupNames = group === undefined ? undefined : [group];
  const { AutoScalingGroups = [] } = await autoScaling.send(
    new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames }),
  );
  for (const { LaunchTemplate: template, Instances = [] } of AutoScalingGroups) {
    if (template === undefined || Instances.length === 0) continue;
    const { LaunchTemplateId, Version } = template;
    const asked = { LaunchTemplateId, Versions: Version ? [Version] : undefined };
    const { LaunchTemplateVersions: [version] = [] } = await ec2.send(
      new DescribeLaunchTemplateVersionsCommand(asked),
    );
    const { NetworkInterfaces: [first] = [], SecurityGroupIds = [] } = version?.LaunchTemplateData ?? {};
    const Groups = first?.Groups ?? SecurityGroupIds;
    const InstanceIds = Instances.flatMap(({ InstanceId }) => InstanceId ?? []);
    const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({ InstanceIds }));
    const open = Reservations.flatMap((one) => one.Instances ?? []).filter(
      ({ SecurityGroups = [] }) => SecurityGroups.length === 0,
    );
    for (const { InstanceId } of Groups.length > 0 ? open : [])
      await ec2.send(new ModifyInstanceAttributeCommand({ InstanceId, Groups }));
  }
}
