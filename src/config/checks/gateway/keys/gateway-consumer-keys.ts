import type { GatewayConsumerOutline } from "../../../outline/gateway/gateway-consumer";
import { type KeyRule, missing, needless } from "../../keys/key-rule";

type Consumer = GatewayConsumerOutline;

/** The keys of a consumer that a gateway has no use for, or cannot do without. */
export const GATEWAY_CONSUMER_KEYS: readonly KeyRule<Consumer>[] = [
  needless("endpoints", () => true, "no endpoints beside those of the uses", { at: "key" }),
  needless("logs", () => true, "no logs beside the gateway's accessLog", { at: "key" }),
  needless("roles", sleeps, "no roles, as none is made for a gateway without keepWarm", { at: "key" }),
  // With `state.type: cloud` a consumer says whether its state can be read: there is no object to look for.
  needless(
    "link",
    from("found state"),
    "no link with state.type: s3, where the consumer's state is looked for",
  ),
  needless("link", from("nowhere"), "no link without a use of an endpoint service of this file"),
  missing(
    "link",
    from("declared state"),
    "pending until this consumer has been applied, then linked, as state.type is cloud",
  ),
];

/** Unknown where a gateway's `keepWarm` is. */
function sleeps({ gateways }: Consumer): boolean {
  return gateways.every(({ keepWarm }) => keepWarm === false);
}

function from(way: Consumer["endpointsFrom"]) {
  return ({ endpointsFrom }: Consumer) => endpointsFrom === way;
}
