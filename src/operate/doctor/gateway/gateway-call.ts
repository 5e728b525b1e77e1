import { physicalName } from "../../../model/aws/names";
import type { Deployment } from "../../../model/deployment";
import type { ServiceProvider } from "../../../model/gateway/endpoint-service";
import type { GatewayConsumer, HttpGateway, ServiceUse } from "../../../model/gateway/gateway";
import { routeKey } from "../../../model/routes/route";
import type { Call } from "../call";
import type { LinkCall } from "../private-link/link-call";

/** A call through a gateway to a service behind it, by whoever the gateway lets in. */
export interface GatewayCall extends Call, LinkCall {
  readonly consumer: GatewayConsumer;
  readonly client: HttpGateway;
  readonly use: ServiceUse;
  /** Absent for a service that the file describes by its facts alone. */
  readonly provider?: ServiceProvider;
}

/** A call of every route of every gateway. */
export function gatewayCalls({
  gatewayConsumers,
  serviceProviders,
}: Pick<Deployment, "gatewayConsumers" | "serviceProviders">): readonly GatewayCall[] {
  return gatewayConsumers.flatMap((consumer) =>
    consumer.uses.flatMap((use) => {
      const provider = serviceProviders.find(
        ({ stackId }) => use.serviceName === undefined && stackId === use.name,
      );
      return use.routes.map((route) => ({
        name: `${consumer.stackId}/${consumer.gateway.name} ${routeKey(route)}`,
        ...{ consumer, client: consumer.gateway, use, route, provider },
        parties: [consumer, ...(provider ? [provider] : [])],
        link: {
          endpointName: physicalName(consumer.name, use.name),
          address: `aws_vpc_endpoint.${use.name}`,
        },
      }));
    }),
  );
}
