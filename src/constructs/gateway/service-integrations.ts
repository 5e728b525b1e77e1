import type { Construct } from "constructs";
import type { HttpGateway, ServiceUse } from "../../model/gateway/gateway";
import { integrationName } from "../../model/gateway/names";
import { pathMapping } from "../../model/gateway/path-mapping";
import { type LinkedApi, linkedIntegration } from "./linked-integration";
import { requestMapping } from "./request-mapping";

export interface ServiceIntegrationsProps extends LinkedApi {
  readonly uses: readonly ServiceUse[];
  readonly gateway: Pick<HttpGateway, "access" | "timeoutSeconds" | "tls">;
}

/**
 * The integrations of an HTTP API, by name: one for each use, and for a use without its prefix one more if a route of it leads to
 * the service's root. All of them lead to the one balancer.
 */
export function serviceIntegrations(
  scope: Construct,
  props: ServiceIntegrationsProps,
): Readonly<Record<string, string>> {
  const mappings = props.uses.flatMap((use) =>
    use.routes.map((route) => ({ use, mapping: pathMapping(route, use) })),
  );
  const named = new Map(mappings.map((one) => [integrationName(one.use, one.mapping), one]));
  return Object.fromEntries(
    [...named].map(([name, { use, mapping }]) => {
      const integration = linkedIntegration(scope, `integration:${name}`, props, {
        description: `The service ${use.name}`,
        requestParameters: requestMapping(use, mapping, props.gateway.access.kind),
      });
      return [name, integration.id];
    }),
  );
}
