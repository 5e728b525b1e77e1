import { GetApisCommand, GetVpcLinksCommand } from "@aws-sdk/client-apigatewayv2";
import { DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import {
  DescribeInstancesCommand,
  DescribeLaunchTemplatesCommand,
  DescribeVpcEndpointServiceConfigurationsCommand,
} from "@aws-sdk/client-ec2";
import { DescribeClustersCommand, ListClustersCommand } from "@aws-sdk/client-ecs";
import { ListInstanceProfilesCommand } from "@aws-sdk/client-iam";
import { ListBucketsCommand } from "@aws-sdk/client-s3";
import type { Account } from "./accounts";
import { scheduledRules } from "./events";

/** The ids of everything in an account that gateways and endpoint services alone have. */
export async function serviceParts({
  autoScaling,
  ec2,
  ecs,
  httpApis,
  iam,
  lambda,
  s3,
}: Account): Promise<readonly (string | undefined)[]> {
  const [apis, links, services, clusters, groups, templates, profiles, buckets] = await Promise.all([
    httpApis.send(new GetApisCommand({})),
    httpApis.send(new GetVpcLinksCommand({})),
    ec2.send(new DescribeVpcEndpointServiceConfigurationsCommand({})),
    activeClusters(ecs),
    autoScaling.send(new DescribeAutoScalingGroupsCommand({})),
    ec2.send(new DescribeLaunchTemplatesCommand({})),
    iam.send(new ListInstanceProfilesCommand({})),
    s3.send(new ListBucketsCommand({})),
  ]);
  const running = new DescribeInstancesCommand({
    Filters: [{ Name: "instance-state-name", Values: ["pending", "running", "stopping", "stopped"] }],
  });
  const { Reservations = [] } = await ec2.send(running);
  return [
    ...(await scheduledRules({ lambda })),
    ...(apis.Items ?? []).map(({ ApiId }) => ApiId),
    ...(links.Items ?? []).map(({ VpcLinkId }) => VpcLinkId),
    ...(services.ServiceConfigurations ?? []).map(({ ServiceId }) => ServiceId),
    ...clusters,
    ...(groups.AutoScalingGroups ?? []).map(({ AutoScalingGroupARN }) => AutoScalingGroupARN),
    ...(templates.LaunchTemplates ?? []).map(({ LaunchTemplateId }) => LaunchTemplateId),
    ...(profiles.InstanceProfiles ?? []).map(({ Arn }) => Arn),
    ...(buckets.Buckets ?? []).map(({ Name }) => Name),
    ...Reservations.flatMap(({ Instances = [] }) => Instances).map(({ InstanceId }) => InstanceId),
  ];
}

/** A deleted cluster is listed for a while, as an inactive one. */
async function activeClusters(ecs: Account["ecs"]): Promise<readonly (string | undefined)[]> {
  const { clusterArns = [] } = await ecs.send(new ListClustersCommand({}));
  if (clusterArns.length === 0) return [];
  const { clusters = [] } = await ecs.send(new DescribeClustersCommand({ clusters: clusterArns }));
  return clusters.filter(({ status }) => status !== "INACTIVE").map(({ clusterArn }) => clusterArn);
}
