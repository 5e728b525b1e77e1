import { keepWarmName } from "../../../model/gateway/keep-warm";
import type { MadeRole } from "../made-roles";
import type { GatewayConsumerOutline } from "./gateway-consumer";

/** The role of the function that keeps a gateway's link awake; none without `keepWarm`. */
export function keepWarmRoles({
  name,
  account,
  gateways,
  physicalName: owner,
}: GatewayConsumerOutline): readonly MadeRole[] {
  if (owner === undefined) return [];
  return gateways
    .filter(({ keepWarm }) => keepWarm)
    .map(({ path }) => ({
      name: keepWarmName(owner),
      account,
      path,
      use: `keepWarm of ${name} runs as`,
      parts: `the stack id ${name}`,
    }));
}
