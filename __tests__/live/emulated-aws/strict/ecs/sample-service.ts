import { CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateVpcEndpointCommand,
  DescribeRouteTablesCommand,
} from "@aws-sdk/client-ec2";
import {
  CreateClusterCommand,
  CreateServiceCommand,
  type CreateServiceCommandInput,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
} from "@aws-sdk/client-ecs";
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  type TargetTypeEnum,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { type Account, REGION } from "../../../support/accounts/accounts";
import { jsonRequest } from "../../requests/json-request";
import { makeNetwork, type SampleNetwork } from "../ec2/sample-network";
import { over } from "../http-api/stages/sample-certificate";
import { makeRole } from "../iam/sample-role";

/** Makes a repository of images, a log group, a cluster and the role that starts tasks: all by one name. @returns the role's ARN */
export async function makeCluster(account: Account, url: string, name: string): Promise<string> {
  const { accessKeyId, sessionToken } = await account.ecs.config.credentials();
  await jsonRequest({ accessKeyId, sessionToken, region: REGION }, over(url), {
    service: "ecr",
    target: "AmazonEC2ContainerRegistry_V20150921.CreateRepository",
    input: { repositoryName: name },
  });
  await account.logs.send(new CreateLogGroupCommand({ logGroupName: name }));
  await account.ecs.send(new CreateClusterCommand({ clusterName: name }));
  return makeRole(account.iam, name, { trusts: "ecs-tasks.amazonaws.com", actions: ["ecr:*", "logs:*"] });
}

/** @returns the ARN of a task definition with one container that listens on 8080 */
export async function registerTask(
  { ecs, id }: Account,
  name: string,
  executionRoleArn: string,
  more: Partial<RegisterTaskDefinitionCommandInput> & { readonly repository?: string } = {},
): Promise<string> {
  const { repository = name, ...further } = more;
  const options = { "awslogs-group": name, "awslogs-region": REGION, "awslogs-stream-prefix": name };
  const container = {
    name,
    image: `${id}.dkr.ecr.${REGION}.amazonaws.com/${repository}@sha256:${"0".repeat(64)}`,
    portMappings: [{ containerPort: 8080 }],
    logConfiguration: { logDriver: "awslogs" as const, options },
  };
  const { taskDefinition } = await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: name,
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      cpu: "256",
      memory: "512",
      executionRoleArn,
      containerDefinitions: [container],
      ...further,
    }),
  );
  return taskDefinition?.taskDefinitionArn ?? "";
}

/** Gives a network the endpoints through which a task gets its image and logs. @param ServiceNames their last parts */
export async function makeEndpoints(
  { ec2 }: Account,
  { vpcId, subnetIds, groupIds: [, endpointGroupId] }: SampleNetwork,
  names: readonly string[],
): Promise<void> {
  for (const name of names)
    await ec2.send(
      new CreateVpcEndpointCommand({
        VpcId: vpcId,
        VpcEndpointType: "Interface",
        ServiceName: `com.amazonaws.${REGION}.${name}`,
        SubnetIds: [...subnetIds],
        SecurityGroupIds: [endpointGroupId],
        PrivateDnsEnabled: true,
      }),
    );
}

/** Gives a network the gateway endpoint of S3, in the route table of all its subnets. */
export async function makeGateway({ ec2 }: Account, { vpcId }: SampleNetwork): Promise<void> {
  const Filters = [{ Name: "vpc-id", Values: [vpcId] }];
  const { RouteTables = [] } = await ec2.send(new DescribeRouteTablesCommand({ Filters }));
  await ec2.send(
    new CreateVpcEndpointCommand({
      VpcId: vpcId,
      VpcEndpointType: "Gateway",
      ServiceName: `com.amazonaws.${REGION}.s3`,
      RouteTableIds: RouteTables.flatMap(({ RouteTableId }) => RouteTableId ?? []),
    }),
  );
}

/** Lets the second group of a network in from the first, by HTTPS. */
export async function letIn(
  { ec2 }: Account,
  { groupIds: [taskGroupId, GroupId] }: SampleNetwork,
): Promise<void> {
  const https = {
    IpProtocol: "tcp",
    FromPort: 443,
    ToPort: 443,
    UserIdGroupPairs: [{ GroupId: taskGroupId }],
  };
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [https] }));
}

/** A network in which tasks start: with endpoints, the gateway and groups that let them through. */
export async function makeTaskNetwork(account: Account): Promise<SampleNetwork> {
  const network = await makeNetwork(account.ec2);
  await makeEndpoints(account, network, ["ecr.api", "ecr.dkr", "logs"]);
  await makeGateway(account, network);
  await letIn(account, network);
  return network;
}

/** @param isServed false = no balancer has the group @returns the ARN of a target group for TCP */
export async function makeTargetGroup(
  { elb }: Account,
  { vpcId, subnetIds }: SampleNetwork,
  Name: string,
  {
    TargetType = "ip",
    isServed = true,
  }: { readonly TargetType?: TargetTypeEnum; readonly isServed?: boolean } = {},
): Promise<string> {
  const tcp = { Protocol: "TCP", Port: 8080 } as const;
  const { TargetGroups: [group] = [] } = await elb.send(
    new CreateTargetGroupCommand({ ...tcp, Name, TargetType, VpcId: vpcId }),
  );
  const TargetGroupArn = group?.TargetGroupArn ?? "";
  if (!isServed) return TargetGroupArn;
  const { LoadBalancers: [balancer] = [] } = await elb.send(
    new CreateLoadBalancerCommand({ Name, Type: "network", Scheme: "internal", Subnets: [...subnetIds] }),
  );
  const DefaultActions = [{ Type: "forward", TargetGroupArn } as const];
  const { LoadBalancerArn } = balancer ?? {};
  await elb.send(new CreateListenerCommand({ ...tcp, LoadBalancerArn, DefaultActions }));
  return TargetGroupArn;
}

/** @returns the service as ECS answers */
export async function makeService(
  { ecs }: Account,
  name: string,
  { subnetIds, groupIds }: SampleNetwork,
  more: Partial<CreateServiceCommandInput> = {},
) {
  const { service } = await ecs.send(
    new CreateServiceCommand({
      cluster: name,
      serviceName: name,
      taskDefinition: name,
      launchType: "FARGATE",
      desiredCount: 2,
      networkConfiguration: {
        awsvpcConfiguration: { subnets: [...subnetIds], securityGroups: [groupIds[0]] },
      },
      ...more,
    }),
  );
  return service;
}
