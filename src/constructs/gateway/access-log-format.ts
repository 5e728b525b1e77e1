/**
 * The fields of a gateway's access log, as `$context` variables: who called, which route, and the results of authorization and
 * integration, which explain a 401, 403, 503 or 504. Tokens are not among them; nor are texts that callers choose and API Gateway
 * does not promise to escape, such as `User-Agent`, as they could forge a field.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 */
const FIELDS = [
  "requestId",
  "extendedRequestId",
  "requestTime",
  "httpMethod",
  "routeKey",
  "path",
  "status",
  "protocol",
  "responseLength",
  "responseLatency",
  "stage",
  "apiId",
  "domainName",
  "error.message",
  "error.responseType",
  "identity.sourceIp",
  "identity.userArn",
  "identity.accountId",
  "authorizer.error",
  "authorizer.claims.sub",
  "authorizer.claims.client_id",
  "integrationErrorMessage",
  "integration.status",
  "integration.error",
  "integration.latency",
];

/** The longest format that AWS takes, in bytes. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
export const MAX_LOG_FORMAT = 3 * 1024;

/** Every value is quoted, numbers too: an unset variable prints `-`, which is not valid JSON unquoted. */
export const GATEWAY_LOG_FORMAT = JSON.stringify(
  Object.fromEntries(FIELDS.map((field) => [field, `$context.${field}`])),
);
