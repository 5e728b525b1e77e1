import type { ServiceProvider } from "../model/gateway/endpoint-service";
import type { GatewayConsumer } from "../model/gateway/gateway";
import { SERVER_ENDPOINTS } from "../model/gateway/server-endpoints";

/**
 * Prices in us-east-1, in dollars a month of 730 hours: a balancer is 0.0225 an hour, an endpoint 0.01 in each zone. A firewall
 * has a price of its own, and one for each of its rules.
 * @see https://aws.amazon.com/elasticloadbalancing/pricing/
 * @see https://aws.amazon.com/privatelink/pricing/
 * @see https://aws.amazon.com/waf/pricing/
 */
const MONTHLY = { balancer: 16.43, endpoint: 7.3, firewall: 5, rule: 1 } as const;

/** A part that costs the same whether anybody calls or not. */
interface Item {
  readonly what: string;
  /** Dollars a month. */
  readonly price: number;
}

/** The parts of a gateway that are always on. */
export function gatewayCosts({ network, uses, gateway: { waf } }: GatewayConsumer): readonly Item[] {
  const rules = waf ? waf.managedRuleGroups.length + (waf.rateLimitPer5Minutes === undefined ? 0 : 1) : 0;
  return [
    { what: "balancer", price: MONTHLY.balancer },
    ...(waf ? [{ what: "firewall", price: MONTHLY.firewall + rules * MONTHLY.rule }] : []),
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

function endpoints(what: string, count: number, zones: number): Item {
  return { what: `${what} in ${zones} zones`, price: count * zones * MONTHLY.endpoint };
}

/** `balancer 16.43, firewall 6.00: 22.43 dollars a month in us-east-1` */
export function costWords(items: readonly Item[]): string {
  const total = items.reduce((sum, { price }) => sum + price, 0);
  const parts = items.map(({ what, price }) => `${what} ${price.toFixed(2)}`);
  return `${parts.join(", ")}: ${total.toFixed(2)} dollars a month in us-east-1`;
}
