import type { GatewayAccess, ServiceUse } from "../../model/gateway/gateway";
import { CLIENT_IP_HEADER, SERVICE_HEADER, SUBJECT_HEADER } from "../../model/gateway/names";
import type { PathMapping } from "../../model/gateway/path-mapping";

/**
 * The request parameters of an integration. A header that is overwritten does not have a value of the caller's, so the service's name
 * decides alone where a request goes, and a service may believe who calls.
 *
 * Assumed: a token without a subject, which neither OpenID Connect nor RFC 9068 knows, leaves the header empty.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 */
export function requestMapping(
  { name }: Pick<ServiceUse, "name">,
  mapping: PathMapping,
  access: GatewayAccess["kind"],
): Readonly<Record<string, string>> {
  return {
    [`overwrite:header.${SERVICE_HEADER}`]: name,
    ...SUBJECT_MAPPINGS[access],
    [`overwrite:header.${CLIENT_IP_HEADER}`]: "$context.identity.sourceIp",
    "overwrite:path": mappedPath(mapping),
  };
}

/** The caller as API Gateway knows it; of callers that it does not know, the header is removed. */
const SUBJECT_MAPPINGS: Readonly<Record<GatewayAccess["kind"], Readonly<Record<string, string>>>> = {
  jwt: { [`overwrite:header.${SUBJECT_HEADER}`]: "$context.authorizer.claims.sub" },
  iam: { [`overwrite:header.${SUBJECT_HEADER}`]: "$context.identity.userArn" },
  none: { [`remove:header.${SUBJECT_HEADER}`]: "''" },
};

/** The path at the service: API Gateway's `$request.path` is the requested one, without a stage. */
function mappedPath(mapping: PathMapping): string {
  switch (mapping.kind) {
    case "whole":
      return "$request.path";
    case "rest":
      return `/\${request.path.${mapping.parameter}}`;
    case "root":
      return "/";
  }
}
