/**
 * Prices in us-east-1, in dollars a month of 730 hours: a balancer is 0.0225 an hour, an endpoint 0.01 in each zone. A firewall
 * has a price of its own, and one for each of its rules. That of a trust store is assumed.
 * @see https://aws.amazon.com/elasticloadbalancing/pricing/
 * @see https://aws.amazon.com/privatelink/pricing/
 * @see https://aws.amazon.com/route53/pricing/
 * @see https://aws.amazon.com/secrets-manager/pricing/
 * @see https://aws.amazon.com/waf/pricing/
 */
export const MONTHLY = {
  balancer: 16.43,
  endpoint: 7.3,
  firewall: 5,
  rule: 1,
  trustStore: 4,
  zone: 0.5,
  secret: 0.4,
} as const;

/** A part that costs the same whether anybody calls or not. */
export interface Item {
  readonly what: string;
  /** Dollars a month. */
  readonly price: number;
}

/** @param what `endpoints of its services` @param zones the number of zones that each is in */
export function endpoints(what: string, count: number, zones: number): Item {
  return {
    what: `${what} in ${zones} ${zones === 1 ? "zone" : "zones"}`,
    price: count * zones * MONTHLY.endpoint,
  };
}

/** `balancer 16.43, firewall 6.00: 22.43 dollars a month in us-east-1` */
export function costWords(items: readonly Item[]): string {
  const total = items.reduce((sum, { price }) => sum + price, 0);
  const parts = items.map(({ what, price }) => `${what} ${price.toFixed(2)}`);
  return `${parts.join(", ")}: ${total.toFixed(2)} dollars a month in us-east-1`;
}
