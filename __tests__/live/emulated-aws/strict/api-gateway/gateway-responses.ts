import { badRequest } from "../../requests/service-refusal";
import type { ManagementRule } from "../rule";
import { matchedCall } from "./management-call";

export const gatewayResponses: ManagementRule = {
  name: "a gateway response is one of those that API Gateway gives",
  because: "moto keeps one of any type, so that a misspelled one would never be given",
  source:
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html",
  shownBy: "__tests__/live/emulated-aws/strict/api-gateway/authorizers/authorizers.test.ts",
  intercept: (passing, forward) => {
    const [type] = matchedCall(passing, "PUT", /^\/restapis\/[^/]+\/gatewayresponses\/([^/]+)$/) ?? [];
    return type === undefined || isResponseType(type)
      ? forward(passing)
      : Promise.resolve(badRequest(`Invalid response type: ${type}`));
  },
};

export function isResponseType(type: string): boolean {
  return TYPES.has(type);
}

const TYPES = new Set([
  "ACCESS_DENIED",
  "API_CONFIGURATION_ERROR",
  "AUTHORIZER_CONFIGURATION_ERROR",
  "AUTHORIZER_FAILURE",
  "BAD_REQUEST_BODY",
  "BAD_REQUEST_PARAMETERS",
  "DEFAULT_4XX",
  "DEFAULT_5XX",
  "EXPIRED_TOKEN",
  "INTEGRATION_FAILURE",
  "INTEGRATION_TIMEOUT",
  "INVALID_API_KEY",
  "INVALID_SIGNATURE",
  "MISSING_AUTHENTICATION_TOKEN",
  "QUOTA_EXCEEDED",
  "REQUEST_TOO_LARGE",
  "RESOURCE_NOT_FOUND",
  "THROTTLED",
  "UNAUTHORIZED",
  "UNSUPPORTED_MEDIA_TYPE",
  "WAF_FILTERED",
]);
