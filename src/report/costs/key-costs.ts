import type { Consumer } from "../../model/consumer";
import { keptKeys } from "../../model/keys/kept-keys";
import { firewallCosts } from "./api-costs";
import { type Item, MONTHLY } from "./prices";

/** The keys that a consumer keeps, each in a secret, and the KMS keys that encrypt them. */
export function keyCosts(consumer: Consumer): readonly Item[] {
  const kept = keptKeys(consumer);
  if (kept.length === 0) return [];
  const secrets = kept.reduce((sum, { keys }) => sum + keys.length, 0);
  return [
    { what: "secrets of keys", price: secrets * MONTHLY.secret },
    { what: "KMS keys", price: kept.length * MONTHLY.kmsKey },
  ];
}

/** The parts of a consumer's front doors that are always on: the balancer that they share, and the firewall of each. */
export function doorCosts({ clients }: Consumer): readonly Item[] {
  const doors = clients.flatMap((client) => (client.type === "rest-front-door" ? [client] : []));
  if (doors.length === 0) return [];
  return [
    { what: "balancer of front doors", price: MONTHLY.balancer },
    ...doors.flatMap(({ name, waf }) =>
      waf ? [{ what: `firewall of ${name}`, price: firewallCosts(waf) }] : [],
    ),
  ];
}
