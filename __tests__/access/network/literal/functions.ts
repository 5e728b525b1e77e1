import type { Attributes } from "./document";
import { provided, trust } from "./parts";

/** A function with a role and a log of its own. */
export const functions = (id: string, all: Readonly<Record<string, Attributes>>) => ({
  aws_lambda_function: provided(
    id,
    Object.fromEntries(
      Object.entries(all).map(([name, attributes]) => [
        name,
        {
          function_name: `app-${name}`,
          role: `\${aws_iam_role.${name}.arn}`,
          logging_config: { log_group: `\${aws_cloudwatch_log_group.${name}.name}` },
          ...attributes,
        },
      ]),
    ),
  ),
  aws_iam_role: provided(
    id,
    Object.fromEntries(
      Object.keys(all).map((name) => [name, { assume_role_policy: trust("lambda.amazonaws.com") }]),
    ),
  ),
});

export const logs = (id: string, functionNames: readonly string[]) => ({
  aws_cloudwatch_log_group: provided(id, {
    ...Object.fromEntries(
      functionNames.map((name) => [name, { name: `/aws/lambda/app-${name}`, retention_in_days: 60 }]),
    ),
    access: { name: "access", retention_in_days: 60 },
  }),
});

export const permission = (name: string, source: string, more: Attributes = {}): Attributes => ({
  action: "lambda:InvokeFunction",
  principal: "apigateway.amazonaws.com",
  function_name: `\${aws_lambda_function.${name}.function_name}`,
  source_arn: source,
  ...more,
});

/** The ARN by which permissions name the API of a stack. */
export const EXECUTION = "${aws_api_gateway_rest_api.api.execution_arn}";
