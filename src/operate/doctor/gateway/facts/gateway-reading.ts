import type { Reading } from "../../facts/reading";
import type { GatewayCall } from "../gateway-call";
import type { GatewayFacts } from "./gateway-facts";

/** A part of AWS's present state that decides about a call through a gateway. */
export type GatewayReading<T> = Reading<T, GatewayCall, GatewayFacts>;

/** The text that a fact of a gateway is known by. */
export const byGateway = ({ consumer }: Pick<GatewayCall, "consumer">) => consumer.stackId;
