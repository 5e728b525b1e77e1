import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import type { Construct } from "constructs";
import type { LambdaFunction } from "../functions/lambda-function";

/**
 * The leave of one stage of an API to invoke each of its functions. There is one for all routes of a function, whose policy
 * holds 20,480 bytes; and its name is Terraform's to make, so that a new one can be there before the old one goes.
 * @param functions by handler
 * @param executionArn of the API, without a stage
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
