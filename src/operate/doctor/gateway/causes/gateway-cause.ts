import type { Cause, Looking } from "../../cause";
import type { GatewayFacts } from "../facts/gateway-facts";
import type { GatewayCall } from "../gateway-call";
import type { GATEWAY_HOPS } from "../gateway-hops";

export type GatewayCause = Cause<GatewayCall, GatewayFacts>;

/** A cause for which a call through a gateway fails. */
export function gatewayCause<R extends keyof GatewayFacts>(
  one: Looking<GatewayCall, GatewayFacts, R, (typeof GATEWAY_HOPS)[number]>,
): GatewayCause {
  return one as unknown as GatewayCause;
}
