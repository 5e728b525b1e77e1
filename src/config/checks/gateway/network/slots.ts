import { LONGEST_GATEWAY_PREFIX, slotsOf } from "../../../../model/gateway/slots";
import type { Finding } from "../../../findings/finding";
import type { GatewayOutline } from "../../../outline/gateway/gateways";
import { metSlots } from "../../network/met-slots";

const FEWEST_SLOTS = slotsOf(`10.0.0.0/${LONGEST_GATEWAY_PREFIX}`);

/** Each endpoint of a gateway has an address of its own. */
export function slots({ consumers }: GatewayOutline): readonly Finding[] {
  return consumers.flatMap(({ uses, slots: count }) =>
    // In a block that is too small, more addresses meet than in the one that it will become.
    count && count >= FEWEST_SLOTS ? metSlots(uses, count) : [],
  );
}
