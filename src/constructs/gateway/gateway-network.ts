import type { Construct } from "constructs";
import { zonesOf } from "../../model/aws/zone";
import type { GatewayConsumer, ServiceUse } from "../../model/gateway/gateway";
import { slotAddress } from "../../model/gateway/slots";
import { PrivateNetwork, zoneCidr } from "../network/private-network";
import type { EndpointPlace } from "./used-service";

/** The VPC of a gateway: subnets for the balancer and the VPC link, and others for endpoints alone, whose addresses are fixed. */
export interface GatewayNetwork {
  readonly vpcId: string;
  readonly balancerSubnetIds: readonly string[];
  /** The places of a use's endpoint, one in each zone. */
  readonly placesOf: (use: Pick<ServiceUse, "slot">) => readonly EndpointPlace[];
}

export function gatewayNetwork(
  scope: Construct,
  { name, region, network }: Pick<GatewayConsumer, "name" | "region" | "network">,
): GatewayNetwork {
  const { vpcId, subnetIds } = new PrivateNetwork(scope, "vpc:Default", {
    name,
    region,
    network,
    subnets: { balancer: [], endpoint: [] },
    deletesSubnetsLast: true,
  });
  const { balancer = [], endpoint = [] } = subnetIds;
  return {
    vpcId,
    balancerSubnetIds: balancer,
    placesOf: ({ slot }) =>
      zonesOf(region, network).map((zone, i) => ({
        zone: zone.name,
        subnetId: endpoint[i] ?? "",
        address: slotAddress(zoneCidr(network.cidr, ENDPOINT_KIND, zone), slot),
      })),
  };
}

/** The place of the endpoints' subnets among the kinds: it decides about their addresses, which are state. */
const ENDPOINT_KIND = 1;
