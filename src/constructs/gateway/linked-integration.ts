import { Apigatewayv2Integration } from "@cdktf/provider-aws/lib/apigatewayv2-integration";
import type { Construct } from "constructs";
import type { HttpGateway } from "../../model/gateway/gateway";
import { literals } from "../../terraform/literal";

/** The way from an HTTP API over its VPC link to its balancer. */
export interface LinkedApi {
  readonly apiId: string;
  readonly vpcLinkId: string;
  readonly listenerArn: string;
  readonly gateway: Pick<HttpGateway, "timeoutSeconds" | "tls">;
}

interface Mapped {
  readonly description: string;
  /** The changes of the request, as API Gateway spells them. */
  readonly requestParameters: Readonly<Record<string, string>>;
}

/**
 * An integration that goes over the link, and changes requests on the way.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html
 */
export function linkedIntegration(
  scope: Construct,
  id: string,
  { apiId, vpcLinkId, listenerArn, gateway: { timeoutSeconds, tls } }: LinkedApi,
  { description, requestParameters }: Mapped,
): Apigatewayv2Integration {
  return new Apigatewayv2Integration(scope, id, {
    apiId,
    description,
    integrationType: "HTTP_PROXY",
    integrationMethod: "ANY",
    integrationUri: listenerArn,
    connectionType: "VPC_LINK",
    connectionId: vpcLinkId,
    payloadFormatVersion: "1.0",
    timeoutMilliseconds: timeoutSeconds * 1000,
    requestParameters: literals(requestParameters),
    tlsConfig: tls && { serverNameToVerify: tls.serverName },
    // One that is left out is deleted once no route leads to it any more; otherwise AWS refuses.
    lifecycle: { createBeforeDestroy: true },
  });
}
