import { type AutoScalingClient, DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import {
  AssociateIamInstanceProfileCommand,
  DescribeInstancesCommand,
  DescribeLaunchTemplateVersionsCommand,
  type EC2Client,
  type Instance,
  ModifyInstanceAttributeCommand,
  type ResponseLaunchTemplateData,
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

/** The instances of scaling groups, in the security groups and with the profile of their launch template. */
export const launchedInstances: Gap = {
  because:
    "An instance that Auto Scaling starts is in the groups of its launch template's interface, and has the template's profile; moto leaves it without either, so that nobody could tell who reaches it and what it may do",
  intercept: async (passing, forward) => {
    const answer = await forward(passing);
    const { action = "", parameters } = queryCall(passing, "autoscaling") ?? {};
    if (!LAUNCHING.has(action) || answer.status >= 300) return answer;
    const { autoScaling, ec2 } = serviceClients(requesterOf(passing), forward);
    await completeGroups(autoScaling(), ec2(), parameters?.get("AutoScalingGroupName") ?? undefined);
    return answer;
  },
};

/** @param group undefined = all of the account */
async function completeGroups(
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
    const data = version?.LaunchTemplateData ?? {};
    const InstanceIds = Instances.flatMap(({ InstanceId }) => InstanceId ?? []);
    const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({ InstanceIds }));
    for (const instance of Reservations.flatMap((one) => one.Instances ?? []))
      await completeInstance(ec2, instance, data);
  }
}

/** Gives an instance what it does not have of its template. */
async function completeInstance(
  ec2: EC2Client,
  { InstanceId, SecurityGroups = [], IamInstanceProfile: own }: Instance,
  { NetworkInterfaces: [first] = [], SecurityGroupIds = [], IamInstanceProfile }: ResponseLaunchTemplateData,
): Promise<void> {
  const Groups = first?.Groups ?? SecurityGroupIds;
  if (SecurityGroups.length === 0 && Groups.length > 0)
    await ec2.send(new ModifyInstanceAttributeCommand({ InstanceId, Groups }));
  if (own === undefined && IamInstanceProfile !== undefined)
    await ec2.send(new AssociateIamInstanceProfileCommand({ InstanceId, IamInstanceProfile }));
}
