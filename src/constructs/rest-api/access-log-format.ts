/**
 * The fields of an access log entry, as `$context` variables: the caller, the endpoint, and the results of
 * WAF, authentication, authorization and integration. They explain a 403.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
const FIELDS = [
  "requestId",
  "extendedRequestId",
  "requestTime",
  "httpMethod",
  "resourcePath",
  "path",
  "status",
  "protocol",
  "responseLength",
  "responseLatency",
  "stage",
  "apiId",
  "domainName",
  "xrayTraceId",
  ...within("error", ["message", "responseType"]),
  ...within("identity", [
    "sourceIp",
    "caller",
    "user",
    "userArn",
    "accountId",
    "principalOrgId",
    "vpcId",
    "vpceId",
  ]),
  ...within("waf", ["error", "status", "latency"]),
  "wafResponseCode",
  ...within("authenticate", ["error", "status", "latency"]),
  ...within("authorize", ["error", "status", "latency"]),
  ...within("authorizer", ["error", "status", "latency", "requestId", "principalId"]),
  ...within("integration", ["error", "status", "latency", "requestId", "integrationStatus"]),
];

/** Every value is quoted, numbers too: an unset variable prints `-`, which is not valid JSON unquoted. */
export const ACCESS_LOG_FORMAT = JSON.stringify(
  Object.fromEntries(FIELDS.map((field) => [field, `$context.${field}`])),
);

function within(group: string, names: readonly string[]): readonly string[] {
  return names.map((name) => `${group}.${name}`);
}
