import type { UserAction } from "../model/aws/user-action";

/**
 * A policy in AWS's own spelling.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export interface PolicyDocument {
  readonly Version: "2012-10-17";
  /** Changes whenever the policy has to be written again; it decides nothing. */
  readonly Id?: string;
  readonly Statement: readonly Statement[];
}

export interface Statement {
  /** Says why the statement is there; letters and digits, unique in its document. */
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  /** Present in resource policies, absent in identity policies. */
  readonly Principal?: Principal;
  readonly Action: OneOrMany<Action>;
  /** Absent in trust policies, which are about their own role. */
  readonly Resource?: OneOrMany<string>;
  readonly Condition?: Condition;
}

export type Principal = "*" | { readonly AWS: OneOrMany<string> } | { readonly Service: string };

/**
 * Every action that Crosslink's own policies allow or deny: a new permission is a visible line here. A
 * `UserAction` comes from the deployment file and was checked when it was read.
 */
export type Action =
  | UserAction
  | "execute-api:Invoke"
  | "sts:AssumeRole"
  | "dynamodb:BatchGetItem"
  | "dynamodb:BatchWriteItem"
  | "dynamodb:ConditionCheckItem"
  | "dynamodb:DeleteItem"
  | "dynamodb:GetItem"
  | "dynamodb:PutItem"
  | "dynamodb:Query"
  | "dynamodb:Scan"
  | "dynamodb:UpdateItem"
  | "ecr:BatchCheckLayerAvailability"
  | "ecr:BatchGetImage"
  | "ecr:GetAuthorizationToken"
  | "ecr:GetDownloadUrlForLayer"
  | "logs:CreateLogStream"
  | "logs:PutLogEvents"
  | "xray:PutTelemetryRecords"
  | "xray:PutTraceSegments"
  | "ec2:AssignPrivateIpAddresses"
  | "ec2:CreateNetworkInterface"
  | "ec2:DeleteNetworkInterface"
  | "ec2:DescribeNetworkInterfaces"
  | "ec2:DescribeSubnets"
  | "ec2:UnassignPrivateIpAddresses"
  | "secretsmanager:DescribeSecret"
  | "secretsmanager:GetSecretValue"
  | "secretsmanager:PutSecretValue"
  | "secretsmanager:UpdateSecretVersionStage"
  | "kms:CancelKeyDeletion"
  | "kms:CreateAlias"
  | "kms:Decrypt"
  | "kms:DeleteAlias"
  | "kms:DescribeKey"
  | "kms:DisableKey"
  | "kms:DisableKeyRotation"
  | "kms:EnableKey"
  | "kms:EnableKeyRotation"
  | "kms:GenerateDataKey"
  | "kms:GetKeyPolicy"
  | "kms:GetKeyRotationStatus"
  | "kms:ListKeyPolicies"
  | "kms:ListResourceTags"
  | "kms:PutKeyPolicy"
  | "kms:ScheduleKeyDeletion"
  | "kms:TagResource"
  | "kms:UntagResource"
  | "kms:UpdateAlias"
  | "kms:UpdateKeyDescription"
  | "s3:*"
  | "s3:DeleteObject"
  | "s3:GetObject"
  | "s3:ListBucket"
  | "s3:PutObject"
  | "ssm:GetParameter"
  | "ssm:UpdateInstanceInformation"
  | "ssmmessages:CreateControlChannel"
  | "ssmmessages:CreateDataChannel"
  | "ssmmessages:OpenControlChannel"
  | "ssmmessages:OpenDataChannel";

/**
 * The condition keys in use. `aws:VpceAccount` and its family are missing on purpose: execute-api, STS and
 * DynamoDB do not supply them, so an Allow on them never matches and a negated Deny always does.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
type ConditionKey =
  | "aws:PrincipalAccount"
  | "aws:PrincipalArn"
  | "aws:PrincipalOrgID"
  | "aws:SecureTransport"
  | "aws:SourceAccount"
  | "aws:SourceArn"
  | "aws:SourceVpce"
  | "kms:EncryptionContext:SecretARN"
  | "kms:EncryptionContext:SecretVersionId"
  | "kms:ViaService"
  | "lambda:SourceFunctionArn"
  | "s3:prefix"
  | "sts:ExternalId";

type ConditionOperator =
  | "ArnEquals"
  | "ArnLike"
  | "ArnNotEquals"
  | "ArnNotLike"
  | "Bool"
  | "StringEquals"
  | "StringLike"
  | "StringLikeIfExists"
  | "StringNotEquals";

export type Condition = {
  readonly [operator in ConditionOperator]?: { readonly [key in ConditionKey]?: OneOrMany<string> };
};

export type OneOrMany<T> = T | readonly T[];

/**
 * A single value is not put into a list: it is shorter, and AWS writes it back that way, so the next plan
 * shows no difference.
 */
export function oneOrMany<T>(values: readonly T[]): OneOrMany<T> {
  const distinct = [...new Set(values)];
  return distinct.length === 1 && distinct[0] !== undefined ? distinct[0] : distinct;
}

/** The values of a field that holds one or several. */
export function many<T>(value: OneOrMany<T>): readonly T[] {
  return Array.isArray(value) ? value : [value as T];
}

export function policyDocument(statements: readonly Statement[]): PolicyDocument {
  return { Version: "2012-10-17", Statement: statements };
}
