/** A Lambda authorizer as `CreateAuthorizer` takes it. */
export interface AuthorizerSettings {
  readonly name?: string;
  /** `REQUEST`, `TOKEN` */
  readonly type?: string;
  readonly authType?: string;
  readonly authorizerUri?: string;
  readonly authorizerCredentials?: string;
  /** `method.request.header.x-api-key`; several are separated by commas. */
  readonly identitySource?: string;
  readonly identityValidationExpression?: string;
  /** @default 300 */
  readonly authorizerResultTtlInSeconds?: number;
}

/**
 * A reason for which API Gateway would not take an authorizer; undefined where there is none.
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html
 */
export function authorizerProblem({
  type,
  authorizerUri = "",
  identitySource,
  authorizerResultTtlInSeconds: ttl = 300,
}: AuthorizerSettings): string | undefined {
  if (type !== "REQUEST" && type !== "TOKEN") return "Invalid authorizer type specified";
  if (!URI.test(authorizerUri)) return `Invalid Authorizer URI: ${authorizerUri}`;
  if (ttl < 0 || ttl > 3600) return "Invalid Authorizer result TTL: it is 0 to 3600 seconds";
  if (!identitySource)
    return type === "TOKEN" || ttl > 0
      ? "Identity source must be specified while caching is enabled"
      : undefined;
  const strange = identitySource.split(",").find((source) => !SOURCE.test(source.trim()));
  return strange === undefined ? undefined : `Invalid identity source: ${strange}`;
}

const URI =
  /^arn:[a-z-]+:apigateway:[a-z0-9-]+:lambda:path\/2015-03-31\/functions\/arn:[a-z-]+:lambda:.+\/invocations$/;

const SOURCE = /^(method\.request\.(header|querystring)\.[\w-]+|stageVariables\.\w+|context\.[\w.]+)$/;
