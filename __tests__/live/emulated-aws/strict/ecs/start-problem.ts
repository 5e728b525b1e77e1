import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import type { TaskDefinition } from "@aws-sdk/client-ecs";
import type { Forward, PassingRequest } from "../../proxy";
import { jsonRequest } from "../../requests/json-request";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import { roleAllows } from "../iam/role-permissions";
import type { ServiceNetwork } from "./container-service";
import { unreachableService } from "./reachable-services";

/** The actions that a role needs which starts tasks. */
const PULLING = [
  "ecr:GetAuthorizationToken",
  "ecr:BatchGetImage",
  "ecr:GetDownloadUrlForLayer",
  "logs:CreateLogStream",
  "logs:PutLogEvents",
];

const IMAGE = /^(\d{12})\.dkr\.ecr\.([\w-]+)\.amazonaws\.com(?:\.cn)?\/([^:@]+)(?:[:@].+)?$/;

/**
 * A reason for which a task of Fargate would stop before its container runs, as ECS says it; undefined where it would run.
 * An image of any digest is in its repository (assumed).
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
 */
export async function startProblem(
  { containerDefinitions = [], executionRoleArn }: TaskDefinition,
  network: ServiceNetwork,
  passing: PassingRequest,
  forward: Forward,
): Promise<string | undefined> {
  const requester = requesterOf(passing);
  const { ec2, iam, logs } = serviceClients(requester, forward);
  if (!executionRoleArn) return "ResourceInitializationError: the task has no execution role";
  for (const action of PULLING)
    if (!(await roleAllows(iam(), executionRoleArn, action)))
      return `ResourceInitializationError: ${executionRoleArn} is not authorized to perform: ${action}`;
  for (const { image = "", logConfiguration } of containerDefinitions) {
    const [, , region, repository = ""] = IMAGE.exec(image) ?? [];
    if (region !== requester.region || !(await hasRepository(repository, passing, forward)))
      return `CannotPullContainerError: pull image manifest has been retried: failed to resolve ref ${image}: not found`;
    const group = logConfiguration?.options?.["awslogs-group"];
    if (group === undefined) continue;
    const { logGroups = [] } = await logs().send(new DescribeLogGroupsCommand({}));
    if (!logGroups.some(({ logGroupName }) => logGroupName === group))
      return `ResourceInitializationError: failed to validate logger args: the log group ${group} does not exist`;
  }
  const unreachable = await unreachableService(ec2(), network, requester.region);
  return unreachable === undefined
    ? undefined
    : `CannotPullContainerError: ResourceInitializationError: unable to pull the image or to log: the task cannot reach ${unreachable}`;
}

async function hasRepository(name: string, passing: PassingRequest, forward: Forward): Promise<boolean> {
  const target = "AmazonEC2ContainerRegistry_V20150921.DescribeRepositories";
  const input = { repositoryNames: [name] };
  const answer = await jsonRequest(requesterOf(passing), forward, { service: "ecr", target, input });
  return answer.status < 300;
}
