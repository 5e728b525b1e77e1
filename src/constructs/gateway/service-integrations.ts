import { Apigatewayv2Integration } from "@cdktf/provider-aws/lib/apigatewayv2-integration";
import type { Construct } from "constructs";
import type { HttpGateway, ServiceUse } from "../../model/gateway/gateway";
import { integrationName } from "../../model/gateway/names";
import { pathMapping } from "../../model/gateway/path-mapping";
import { literals } from "../../terraform/literal";
import { requestMapping } from "./request-mapping";

export interface ServiceIntegrationsProps {
  readonly apiId: string;
  readonly vpcLinkId: string;
  readonly listenerArn: string;
  readonly uses: readonly ServiceUse[];
  readonly gateway: Pick<HttpGateway, "access" | "timeoutSeconds" | "tls">;
}

/**
 * The integrations of an HTTP API, by name: one for each use, and for a use without its prefix one more if a route of it leads to
 * the service's root. All of them lead to the one balancer.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html
 */
export function serviceIntegrations(
  scope: Construct,
  { apiId, vpcLinkId, listenerArn, uses, gateway }: ServiceIntegrationsProps,
): Readonly<Record<string, string>> {
  const { access, timeoutSeconds, tls } = gateway;
  const mappings = uses.flatMap((use) =>
    use.routes.map((route) => ({ use, mapping: pathMapping(route, use) })),
  );
  const named = new Map(mappings.map((one) => [integrationName(one.use, one.mapping), one]));
  return Object.fromEntries(
    [...named].map(([name, { use, mapping }]) => {
      const integration = new Apigatewayv2Integration(scope, `integration:${name}`, {
        apiId,
        description: `The service ${use.name}`,
        integrationType: "HTTP_PROXY",
        integrationMethod: "ANY",
        integrationUri: listenerArn,
        connectionType: "VPC_LINK",
        connectionId: vpcLinkId,
        payloadFormatVersion: "1.0",
        timeoutMilliseconds: timeoutSeconds * 1000,
        requestParameters: literals(requestMapping(use, mapping, access.kind)),
        tlsConfig: tls && { serverNameToVerify: tls.serverName },
        // One that is left out is deleted once no route leads to it any more; otherwise AWS refuses.
        lifecycle: { createBeforeDestroy: true },
      });
      return [name, integration.id];
    }),
  );
}
