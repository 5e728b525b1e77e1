import type { Place } from "../model/aws/arn";
import { partitionOf } from "../model/aws/partition";
import type { JsonMap } from "../model/openapi-document";

/** The function behind an operation. */
interface Integration {
  readonly functionArn: string;
  readonly region: string;
  /** 50 to 29,000. */
  readonly timeoutMs: number;
}

/**
 * A Lambda proxy integration: the function gets the whole request, and its answer becomes the response.
 * Lambda is always invoked with POST.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
 */
export function lambdaIntegration({ functionArn, region, timeoutMs }: Integration): JsonMap {
  return {
    type: "aws_proxy",
    httpMethod: "POST",
    uri: invokeUri(functionArn, { region }),
    timeoutInMillis: timeoutMs,
  };
}

/** The URI that API Gateway invokes a function by: `invoke_arn` of Terraform's `aws_lambda_function`. */
export function invokeUri(functionArn: string, { region }: Pick<Place, "region">): string {
  return `arn:${partitionOf(region)}:apigateway:${region}:lambda:path/2015-03-31/functions/${functionArn}/invocations`;
}
