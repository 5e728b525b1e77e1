import { LINK_ZONES } from "../../../../model/gateway/link-zones";
import { type Finding, quoted, unexpected, unexpectedKey } from "../../../findings/finding";
import type { GatewayConsumerOutline } from "../../../outline/gateway/gateway-consumer";
import type { GatewayOutline } from "../../../outline/gateway/gateways";
import { isZoneOf } from "../../network/placed-zones";

/**
 * A gateway is where its VPC link can be: API Gateway refuses a subnet of another zone.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-links-v2.html
 */
export function linkZones({ consumers }: GatewayOutline): readonly Finding[] {
  return consumers.flatMap((consumer) => (consumer.region ? ofRegion(consumer, consumer.region) : []));
}

function ofRegion({ path, value, zones = [] }: GatewayConsumerOutline, region: string): readonly Finding[] {
  const known = LINK_ZONES[region];
  if (known === undefined) {
    const wanted = "a region in which AWS lists VPC links of HTTP APIs";
    return value && "region" in value
      ? [unexpected([...path, "region"], wanted, quoted(region))]
      : [unexpectedKey(path, wanted, quoted(region))];
  }
  const wanted = `a zone in which VPC links of HTTP APIs exist (${known.join(", ")})`;
  return zones.flatMap((zone, i) =>
    isZoneOf(region, zone) && !known.includes(zone)
      ? [unexpected([...path, "network", "zones", i], wanted, quoted(zone))]
      : [],
  );
}
