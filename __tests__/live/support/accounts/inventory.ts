import { GetAccountCommand, GetRestApisCommand } from "@aws-sdk/client-api-gateway";
import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { ListTablesCommand } from "@aws-sdk/client-dynamodb";
import {
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
} from "@aws-sdk/client-ec2";
import { ListRolesCommand } from "@aws-sdk/client-iam";
import { ListFunctionsCommand } from "@aws-sdk/client-lambda";
import { ListWebACLsCommand } from "@aws-sdk/client-wafv2";
import type { Account } from "./accounts";

/**
 * The ids of all resources in an account that a Crosslink stack could have made; AWS's own defaults are left
 * out.
 */
export async function inventory(account: Account): Promise<readonly string[]> {
  const { apiGateway, dynamodb, ec2, iam, lambda, logs, waf } = account;
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
  const ids = [
    ...(apis.items ?? []).map(({ id }) => id),
    settings.cloudwatchRoleArn,
    ...(tables.TableNames ?? []),
    ...(vpcs.Vpcs ?? []).map(({ VpcId }) => VpcId),
    ...(await networkParts(account)),
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
