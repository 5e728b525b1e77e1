import { KEY_HEADER } from "../model/keys/api-key";
import type { JsonMap } from "../model/openapi-document";
import type { Route } from "../model/routes/route";
import { parameterNames } from "./path-parameters";

/** A private API behind a VPC link. */
export interface LinkedApi {
  /** Its host name, which is also that of its certificate. */
  readonly host: string;
  readonly stage: string;
  readonly vpcLinkId: string;
  /** 50 to 29,000. */
  readonly timeoutMs: number;
}

/**
 * An HTTP proxy integration through a VPC link: the private API gets the whole request, with the key that the authorizer found in
 * place of the caller's own. Every path parameter has to be passed on by name.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
 */
export function httpIntegration({ method, path }: Route, api: LinkedApi): JsonMap {
  const parameters = parameterNames(path).map(
    (name) => [`integration.request.path.${name}`, `method.request.path.${name}`] as const,
  );
  return {
    type: "http_proxy",
    httpMethod: method,
    uri: `https://${api.host}/${api.stage}${path.replaceAll("+}", "}")}`,
    connectionType: "VPC_LINK",
    connectionId: api.vpcLinkId,
    requestParameters: {
      [`integration.request.header.${KEY_HEADER}`]: "context.authorizer.upstreamKey",
      ...Object.fromEntries(parameters),
    },
    timeoutInMillis: api.timeoutMs,
  };
}
