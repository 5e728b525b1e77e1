import type { Consumer } from "../../model/consumer";
import type { Provider, Waf } from "../../model/provider";
import { endpoints, type Item, MONTHLY } from "./prices";

/** The parts of an API that are always on: its firewall. */
export function apiCosts({ service: { waf } }: Provider): readonly Item[] {
  return waf ? [{ what: "firewall", price: firewallCosts(waf) }] : [];
}

/** A firewall, with each of its rules. */
export function firewallCosts({ managedRuleGroups, rateLimitPer5Minutes }: Waf): number {
  const rules = managedRuleGroups.length + (rateLimitPer5Minutes === undefined ? 0 : 1);
  return MONTHLY.firewall + rules * MONTHLY.rule;
}

/** Interface endpoints of Systems Manager: `ssm` and `ssmmessages`. */
const SESSION_ENDPOINTS = 2;

/** The endpoints that a consumer makes for APIs, beside those of entrances. */
export function endpointCosts({ vpc, uses }: Consumer): readonly Item[] {
  if (vpc?.network.kind !== "made") return [];
  const zones = vpc.network.zones.length;
  const counted = uses.some(({ entrance }) => entrance);
  const made = [
    vpc.executeApi?.kind === "made" ? endpoints("endpoint of execute-api", 1, zones) : undefined,
    vpc.sts ? endpoints("endpoint of STS", 1, zones) : undefined,
    vpc.ssm ? endpoints("endpoints of Systems Manager", SESSION_ENDPOINTS, zones) : undefined,
    vpc.secretsManager && !counted ? endpoints("endpoint of Secrets Manager", 1, zones) : undefined,
  ];
  return made.filter((item) => item !== undefined);
}
