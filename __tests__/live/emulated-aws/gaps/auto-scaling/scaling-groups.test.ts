import {
  CreateAutoScalingGroupCommand,
  DescribeAutoScalingGroupsCommand,
  DescribeInstanceRefreshesCommand,
  DescribePoliciesCommand,
  PutScalingPolicyCommand,
  StartInstanceRefreshCommand,
} from "@aws-sdk/client-auto-scaling";
import { CreateLaunchTemplateCommand, DescribeInstancesCommand } from "@aws-sdk/client-ec2";
import { DescribeTargetHealthCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import {
  AddRoleToInstanceProfileCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
} from "@aws-sdk/client-iam";
import { describeWith } from "../../../support/availability";
import { makeNetwork } from "../../strict/ec2/sample-network";
import { makeTargetGroup } from "../../strict/ecs/sample-service";
import { useEmulatedAws } from "../../use-emulated-aws";

const AutoScalingGroupName = "todo";

describeWith(["moto_server"])("a scaling group", () => {
  const used = useEmulatedAws();
  const account = () => used().account("222222222222");
  let targetGroupArn = "";
  let groupId = "";
  let profileArn = "";
  beforeAll(async () => {
    const { autoScaling, ec2, iam } = account();
    const InstanceProfileName = "todo";
    const { InstanceProfile } = await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName }));
    profileArn = InstanceProfile?.Arn ?? "";
    await iam.send(new CreateRoleCommand({ RoleName: "todo", AssumeRolePolicyDocument: "{}" }));
    await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName, RoleName: "todo" }));
    const network = await makeNetwork(ec2);
    groupId = network.groupIds[0];
    targetGroupArn = await makeTargetGroup(account(), network, "todo", { TargetType: "instance" });
    await ec2.send(
      new CreateLaunchTemplateCommand({
        LaunchTemplateName: "todo",
        LaunchTemplateData: {
          ImageId: "ami-12c6146b",
          InstanceType: "t4g.micro",
          IamInstanceProfile: { Arn: profileArn },
          NetworkInterfaces: [{ DeviceIndex: 0, Groups: [groupId] }],
        },
      }),
    );
    await autoScaling.send(
      new CreateAutoScalingGroupCommand({
        AutoScalingGroupName,
        MinSize: 2,
        MaxSize: 4,
        VPCZoneIdentifier: network.subnetIds.join(","),
        TargetGroupARNs: [targetGroupArn],
        DefaultInstanceWarmup: 60,
        LaunchTemplate: { LaunchTemplateName: "todo", Version: "1" },
      }),
    );
  });
  const group = async () => {
    const asked = new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [AutoScalingGroupName] });
    return (await account().autoScaling.send(asked)).AutoScalingGroups?.[0];
  };
  const instanceIds = async () =>
    ((await group())?.Instances ?? []).map(({ InstanceId = "" }) => InstanceId).toSorted();
  const targetIds = async () => {
    const asked = new DescribeTargetHealthCommand({ TargetGroupArn: targetGroupArn });
    const { TargetHealthDescriptions = [] } = await account().elb.send(asked);
    return TargetHealthDescriptions.map(({ Target }) => Target?.Id).toSorted();
  };

  test("keeps its warm-up, and its policies are enabled", async () => {
    expect((await group())?.DefaultInstanceWarmup).toBe(60);
    await account().autoScaling.send(
      new PutScalingPolicyCommand({
        AutoScalingGroupName,
        PolicyName: "cpu",
        PolicyType: "TargetTrackingScaling",
        TargetTrackingConfiguration: {
          PredefinedMetricSpecification: { PredefinedMetricType: "ASGAverageCPUUtilization" },
          TargetValue: 60,
        },
      }),
    );
    const { ScalingPolicies } = await account().autoScaling.send(
      new DescribePoliciesCommand({ AutoScalingGroupName }),
    );
    expect(ScalingPolicies?.[0]).toMatchObject({ Enabled: true });
    expect(ScalingPolicies?.[0]?.PredictiveScalingConfiguration).toBeUndefined();
  });

  const instancesOf = async (InstanceIds: string[]) => {
    const { Reservations = [] } = await account().ec2.send(new DescribeInstancesCommand({ InstanceIds }));
    return Reservations.flatMap(({ Instances = [] }) => Instances);
  };
  const groupsOf = async (ids: string[]) =>
    (await instancesOf(ids)).map(({ SecurityGroups = [] }) => SecurityGroups.map(({ GroupId }) => GroupId));

  test("starts instances with the profile of its launch template", async () => {
    const instances = await instancesOf(await instanceIds());
    const arns = instances.map(({ IamInstanceProfile }) => IamInstanceProfile?.Arn);
    expect(arns).toEqual([profileArn, profileArn]);
  });

  test("starts instances in the groups of its launch template, and a refresh replaces them and their targets", async () => {
    const before = await instanceIds();
    expect(await groupsOf(before)).toEqual([[groupId], [groupId]]);
    expect(await targetIds()).toEqual(before);
    await account().autoScaling.send(new StartInstanceRefreshCommand({ AutoScalingGroupName }));
    const after = await instanceIds();
    expect(after).toHaveLength(2);
    expect(after.filter((id) => before.includes(id))).toEqual([]);
    expect(await groupsOf(after)).toEqual([[groupId], [groupId]]);
    expect(await targetIds()).toEqual(after);
    const { InstanceRefreshes } = await account().autoScaling.send(
      new DescribeInstanceRefreshesCommand({ AutoScalingGroupName }),
    );
    expect(InstanceRefreshes?.map(({ Status }) => Status)).toEqual(["Successful"]);
  });
});
