import type { ServiceProvider } from "../../model/gateway/endpoint-service";
import type { GatewayConsumer } from "../../model/gateway/gateway";
import { SERVER_ENDPOINTS } from "../../model/gateway/server-endpoints";
import { firewallCosts } from "./api-costs";
import { endpoints, type Item, MONTHLY } from "./prices";

/** The parts of a gateway that are always on. */
export function gatewayCosts({ network, uses, gateway: { waf } }: GatewayConsumer): readonly Item[] {
  return [
    { what: "balancer", price: MONTHLY.balancer },
    ...(waf ? [{ what: "firewall", price: firewallCosts(waf) }] : []),
    endpoints("endpoints of its services", uses.length, network.zones.length),
  ];
}

/** The parts of an endpoint service that are always on, beside its servers; none where they exist already. */
export function serviceCosts({ service: { compute } }: ServiceProvider): readonly Item[] {
  if (compute.type === "existing") return [];
  const needed = SERVER_ENDPOINTS[compute.type];
  return [
    { what: "balancer", price: MONTHLY.balancer },
    endpoints(
      `endpoints in place of NAT (${needed.join(", ")})`,
      needed.length,
      compute.network.zones.length,
    ),
  ];
}
