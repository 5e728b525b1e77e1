import { GetAccountCommand, GetRestApisCommand, GetVpcLinksCommand } from "@aws-sdk/client-api-gateway";
import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { ListTablesCommand } from "@aws-sdk/client-dynamodb";
import {
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
} from "@aws-sdk/client-ec2";
import {
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { ListRolesCommand } from "@aws-sdk/client-iam";
import { ListFunctionsCommand } from "@aws-sdk/client-lambda";
import { ListSecretsCommand } from "@aws-sdk/client-secrets-manager";
import { DescribeParametersCommand } from "@aws-sdk/client-ssm";
import { ListWebACLsCommand } from "@aws-sdk/client-wafv2";
import type { Account } from "./accounts";
import { serviceParts } from "./service-inventory";

/**
 * The ids of all resources in an account that a Crosslink stack could have made; AWS's own defaults are left
 * out.
 */
export async function inventory(account: Account): Promise<readonly string[]> {
  const { apiGateway, dynamodb, ec2, iam, lambda, logs, waf, secrets, parameters, elb } = account;
  const [apis, settings, tables, vpcs, functions, roles, groups, acls] = await Promise.all([
    apiGateway.send(new GetRestApisCommand({})),
    apiGateway.send(new GetAccountCommand({})),
    dynamodb.send(new ListTablesCommand({})),
    ec2.send(new DescribeVpcsCommand({ Filters: [{ Name: "is-default", Values: ["false"] }] })),
    lambda.send(new ListFunctionsCommand({})),
    iam.send(new ListRolesCommand({})),
    logs.send(new DescribeLogGroupsCommand({})),
    waf.send(new ListWebACLsCommand({ Scope: "REGIONAL" })),
  ]);
  const [kept, told, links, balancers, targets] = await Promise.all([
    secrets.send(new ListSecretsCommand({})),
    parameters.send(new DescribeParametersCommand({})),
    apiGateway.send(new GetVpcLinksCommand({})),
    elb.send(new DescribeLoadBalancersCommand({})),
    elb.send(new DescribeTargetGroupsCommand({})),
  ]);
  const ids = [
    ...(kept.SecretList ?? []).map(({ ARN }) => ARN),
    ...(told.Parameters ?? []).map(({ Name }) => Name),
    ...(links.items ?? []).map(({ id }) => id),
    ...(balancers.LoadBalancers ?? []).map(({ LoadBalancerArn }) => LoadBalancerArn),
    ...(targets.TargetGroups ?? []).map(({ TargetGroupArn }) => TargetGroupArn),
    ...(apis.items ?? []).map(({ id }) => id),
    settings.cloudwatchRoleArn,
    ...(tables.TableNames ?? []),
    ...(vpcs.Vpcs ?? []).map(({ VpcId }) => VpcId),
    ...(await networkParts(account)),
    ...(await serviceParts(account)),
    ...(functions.Functions ?? []).map(({ FunctionArn }) => FunctionArn),
    ...(roles.Roles ?? []).map(({ Arn }) => Arn),
    ...(groups.logGroups ?? []).map(({ logGroupName }) => logGroupName),
    ...(acls.WebACLs ?? []).map(({ ARN }) => ARN),
  ];
  return ids.filter((id) => id !== undefined && id !== "").toSorted() as string[];
}

async function networkParts({ ec2 }: Account): Promise<readonly (string | undefined)[]> {
  const [endpoints, groups, subnets, interfaces] = await Promise.all([
    ec2.send(new DescribeVpcEndpointsCommand({})),
    ec2.send(new DescribeSecurityGroupsCommand({})),
    ec2.send(new DescribeSubnetsCommand({ Filters: [{ Name: "default-for-az", Values: ["false"] }] })),
    ec2.send(new DescribeNetworkInterfacesCommand({})),
  ]);
  return [
    // A deleted one is still described for a while.
    ...(endpoints.VpcEndpoints ?? [])
      .filter(({ State }) => State?.toLowerCase() !== "deleted")
      .map(({ VpcEndpointId }) => VpcEndpointId),
    ...(groups.SecurityGroups ?? [])
      .filter(({ GroupName }) => GroupName !== "default")
      .map(({ GroupId }) => GroupId),
    ...(subnets.Subnets ?? []).map(({ SubnetId }) => SubnetId),
    ...(interfaces.NetworkInterfaces ?? []).map(({ NetworkInterfaceId }) => NetworkInterfaceId),
  ];
}
