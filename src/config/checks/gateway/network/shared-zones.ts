import { type Finding, quoted, unexpected } from "../../../findings/finding";
import type { GatewayConsumerOutline } from "../../../outline/gateway/gateway-consumer";
import type { GatewayOutline } from "../../../outline/gateway/gateways";
import type { ServiceUseOutline } from "../../../outline/gateway/service-use";
import { isZoneOf } from "./zone-ids";

/**
 * A gateway has an endpoint of each service in each of its zones, and an endpoint can only be where its service is.
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html
 */
export function sharedZones({ consumers }: GatewayOutline): readonly Finding[] {
  return consumers.flatMap((consumer) => consumer.uses.flatMap((use) => lacking(consumer, use)));
}

function lacking(
  { path, region, zones = [] }: GatewayConsumerOutline,
  { name, zones: served, region: there }: ServiceUseOutline,
): readonly Finding[] {
  // A service elsewhere is refused for that.
  if (served === undefined || there !== region || !served.every((zone) => isZoneOf(region, zone))) return [];
  const wanted = `a zone that ${name} can be reached in (${served.join(", ")})`;
  return zones.flatMap((zone, i) =>
    isZoneOf(region, zone) && !served.includes(zone)
      ? [unexpected([...path, "network", "zones", i], wanted, quoted(zone))]
      : [],
  );
}
