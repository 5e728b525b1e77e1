import { type Route, routePattern } from "../routes/route";
import { partitionOf } from "./partition";

/** An AWS account and region. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** The ARN of a role, by its name with its path: `team/app`. IAM is global, so the region only tells the partition. */
export function roleArn({ account, region }: Place, name: string): string {
  return `arn:${partitionOf(region)}:iam::${account}:role/${name}`;
}

/** The account of a role. */
export function accountOf(roleArn: string): string {
  const account = roleArn.split(":")[4];
  if (account === undefined) throw new Error(`expected the ARN of a role, got ${roleArn}`);
  return account;
}

/** The account as a principal: any identity of the account that the account's own policies let call. */
export function accountRootArn({ account, region }: Place): string {
  return `arn:${partitionOf(region)}:iam::${account}:root`;
}

/** A deployed stage of a REST API, as execute-api ARNs spell it. */
export interface ApiStage extends Place {
  /** The REST API's id: ten characters, or the expression that Terraform replaces with it. */
  readonly apiId: string;
  readonly stage: string;
}

/**
 * The ARN of one route: `arn:aws:execute-api:eu-west-1:111111111111:a1b2c3d4e5/prod/GET/`. It is written in
 * full, because API Gateway expands a short one (`execute-api:/*`) and every plan would show a difference.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html
 */
export function routeArn(api: ApiStage, route: Route): string {
  return `${apiArn(api)}/${api.stage}/${routePattern(route)}`;
}

/** The ARN of an API without stage and route; append `/*` for all of them. */
export function apiArn({ region, account, apiId }: Omit<ApiStage, "stage">): string {
  return `arn:${partitionOf(region)}:execute-api:${region}:${account}:${apiId}`;
}

/** The ARN of a Lambda function. */
export function functionArn({ account, region }: Place, name: string): string {
  return `arn:${partitionOf(region)}:lambda:${region}:${account}:function:${name}`;
}

/** The ARN of a secret. @param name with the six characters that Secrets Manager adds, or a pattern */
export function secretArn({ account, region }: Place, name: string): string {
  return `arn:${partitionOf(region)}:secretsmanager:${region}:${account}:secret:${name}`;
}

/** The ARN of a KMS key. @param id or `*` */
export function kmsKeyArn({ account, region }: Place, id: string): string {
  return `arn:${partitionOf(region)}:kms:${region}:${account}:key/${id}`;
}

/** The ARN of a parameter of Systems Manager. @param name with its slashes: `/a/b` */
export function parameterArn({ account, region }: Place, name: string): string {
  return `arn:${partitionOf(region)}:ssm:${region}:${account}:parameter${name}`;
}
