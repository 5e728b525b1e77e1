import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import type { Construct } from "constructs";
import type { LambdaFunction } from "../functions/lambda-function";

/**
 * The permission of one stage of an API to invoke each of its functions. One permission covers all routes of
 * a function, because a function's policy is limited to 20,480 bytes. Terraform makes the statement id, so
 * that a new one can exist before the old one is deleted.
 * @param functions by handler
 * @param executionArn the API's, without a stage
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
export function invokePermissions(
  scope: Construct,
  functions: Readonly<Record<string, LambdaFunction>>,
  executionArn: string,
  stage: string,
): readonly LambdaPermission[] {
  return Object.entries(functions).map(
    ([handler, { functionName }]) =>
      new LambdaPermission(scope, `permission:${handler}`, {
        statementIdPrefix: "AllowApi-",
        action: "lambda:InvokeFunction",
        functionName,
        principal: "apigateway.amazonaws.com",
        sourceArn: `${executionArn}/${stage}/*`,
      }),
  );
}
