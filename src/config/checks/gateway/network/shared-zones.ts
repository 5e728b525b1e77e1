import type { Finding } from "../../../findings/finding";
import type { GatewayOutline } from "../../../outline/gateway/gateways";
import { unservedZones } from "../../network/placed-zones";

/** A gateway has an endpoint of each service in each of its zones. */
export function sharedZones({ consumers }: GatewayOutline): readonly Finding[] {
  return consumers.flatMap((consumer) =>
    consumer.uses.flatMap((use) => unservedZones([...consumer.path, "network", "zones"], consumer, use)),
  );
}
