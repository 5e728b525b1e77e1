import { parseCidr } from "../../../../model/aws/cidr";
import { LONGEST_GATEWAY_PREFIX } from "../../../../model/gateway/slots";
import { type Finding, quoted, unexpected, unexpectedKey } from "../../../findings/finding";
import type { GatewayConsumerOutline } from "../../../outline/gateway/gateway-consumer";
import type { GatewayOutline } from "../../../outline/gateway/gateways";

/** The fewest zones of an application balancer. */
const FEWEST_ZONES = 2;

/**
 * The VPC of a gateway is made, as its addresses have to be free; it has room for the endpoints, whose addresses come from
 * names and should seldom meet, and as many zones as an application balancer asks for.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
 */
export function gatewayNetworks({ consumers }: GatewayOutline): readonly Finding[] {
  return consumers.flatMap(ofConsumer);
}

function ofConsumer({ path, network, cidr, zones }: GatewayConsumerOutline): readonly Finding[] {
  const place = [...path, "network"];
  const made = "cidr and zones, as a gateway is in a VPC of its own";
  if (network === "none") return [unexpectedKey(place, made, "nothing")];
  if (network === "adopted") return [unexpectedKey(place, made, "a VPC to adopt")];
  const prefix = cidr === undefined ? undefined : parseCidr(cidr)?.prefix;
  const block = `a block from /16 to /${LONGEST_GATEWAY_PREFIX}, as the endpoints of a zone have a sixteenth of it`;
  const several = `at least ${FEWEST_ZONES} zones, as an application balancer is in no fewer`;
  return [
    ...(cidr && prefix && prefix > LONGEST_GATEWAY_PREFIX
      ? [unexpected([...place, "cidr"], block, quoted(cidr))]
      : []),
    ...(zones && zones.length < FEWEST_ZONES
      ? [unexpected([...place, "zones"], several, zones.join(", "))]
      : []),
  ];
}
