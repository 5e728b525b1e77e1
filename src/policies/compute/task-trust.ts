import type { Place } from "../../model/aws/arn";
import { partitionOf } from "../../model/aws/partition";
import { type Condition, type PolicyDocument, policyDocument } from "../document";

/**
 * The trust policy of the role with which Fargate's agent pulls the image and writes the log: ECS assumes it for tasks of this
 * account alone.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
 */
export function executionRoleTrust({ account }: Place): PolicyDocument {
  return allowTasks({ StringEquals: { "aws:SourceAccount": account } });
}

/**
 * The trust policy of the role that containers have: ECS assumes it for tasks of this account and region alone. A single cluster
 * cannot be named.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
 */
export function taskRoleTrust({ account, region }: Place): PolicyDocument {
  return allowTasks({
    StringEquals: { "aws:SourceAccount": account },
    ArnLike: { "aws:SourceArn": `arn:${partitionOf(region)}:ecs:${region}:${account}:*` },
  });
}

function allowTasks(condition: Condition): PolicyDocument {
  return policyDocument([
    {
      Sid: "AllowTasks",
      Effect: "Allow",
      Principal: { Service: "ecs-tasks.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: condition,
    },
  ]);
}
