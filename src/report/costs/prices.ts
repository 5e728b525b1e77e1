import table from "./price-table.json";

/** The day of the last change of the price table, and the region that it is of. */
export const PRICES_OF = { date: table.date, region: table.region } as const;

const { prices } = table;

/**
 * Prices in dollars a month of 730 hours, from `price-table.json`, which has the source of each: a balancer is 0.0225 an hour, an
 * endpoint 0.01 in each zone, a trust store 0.0056. A firewall has a price of its own, and one for each of its rules. What is `unconfirmed` in
 * the table was not seen on its page on that day.
 */
export const MONTHLY = {
  balancer: prices.balancer.monthly,
  endpoint: prices.endpoint.monthly,
  firewall: prices.firewall.monthly,
  rule: prices.rule.monthly,
  trustStore: prices.trustStore.monthly,
  zone: prices.zone.monthly,
  secret: prices.secret.monthly,
  kmsKey: prices.kmsKey.monthly,
} as const;

/** The pages that the prices are from. */
export const PRICE_SOURCES: readonly string[] = [
  ...new Set(Object.values(prices).map(({ source }) => source)),
];

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
  return `${parts.join(", ")}: ${total.toFixed(2)} dollars a month in ${PRICES_OF.region}`;
}
