import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import type { Construct } from "constructs";
import type { LambdaFunction } from "./lambda-function";

export interface InvokePermissionProps {
  /** The handler's name. */
  readonly handler: string;
  readonly lambda: LambdaFunction;
  /** Of the API, without a stage. */
  readonly executionArn: string;
  readonly stage: string;
}

/**
 * The leave of one stage of an API to invoke a function. It is one for all routes, since the policy of a function holds
 * 20,480 bytes; and of a name that Terraform makes, so that a new one can be there before the old one goes.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
export function invokePermission(
  scope: Construct,
  { handler, lambda, executionArn, stage }: InvokePermissionProps,
): LambdaPermission {
  return new LambdaPermission(scope, `permission:${handler}`, {
    statementIdPrefix: "AllowApi-",
    action: "lambda:InvokeFunction",
    functionName: lambda.functionName,
    principal: "apigateway.amazonaws.com",
    sourceArn: `${executionArn}/${stage}/*`,
  });
}
