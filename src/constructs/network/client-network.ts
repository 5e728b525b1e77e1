import { DataAwsSubnet } from "@cdktf/provider-aws/lib/data-aws-subnet";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import {
  firstPinned,
  lastPinned,
  PINNED_ADDRESSES,
  RESERVED_AT_START,
} from "../../model/aws/endpoint-addresses";
import { zonesOf } from "../../model/aws/zone";
import type { ConsumerVpc } from "../../model/consumer";
import type { EndpointSubnet } from "./interface-endpoint";
import { PrivateNetwork, zoneCidr } from "./private-network";

/** A VPC with a subnet for clients and one for endpoints in each zone. */
export interface ClientNetwork {
  readonly vpcId: string;
  readonly clientSubnetIds: readonly string[];
  readonly endpointSubnets: readonly EndpointSubnet[];
}

export interface ClientNetworkProps {
  readonly name: string;
  readonly region: string;
  readonly vpc: Pick<ConsumerVpc, "network" | "pinsAddresses">;
  /** The place of an adopted network in the deployment file. */
  readonly path: string;
  /** Made before the clients' subnets and destroyed after them. */
  readonly interfacePolicies: readonly ITerraformDependable[];
}

/** The network that clients run in: made, or adopted and then left as it is. */
export function clientNetwork(scope: Construct, props: ClientNetworkProps): ClientNetwork {
  const { name, region, vpc, interfacePolicies } = props;
  const { network, pinsAddresses } = vpc;
  if (network.kind === "adopted") {
    const { vpcId, clientSubnetIds, endpointSubnetIds, addresses } = network;
    const endpointSubnets = endpointSubnetIds.map((subnetId) => {
      const firstAddress = pinsAddresses ? addresses[subnetId] : undefined;
      if (firstAddress !== undefined) checkAddress(scope, props, subnetId, firstAddress);
      return { name: subnetId, subnetId, firstAddress };
    });
    return { vpcId, clientSubnetIds, endpointSubnets };
  }
  const made = new PrivateNetwork(scope, "vpc:Default", {
    name,
    region,
    network,
    subnets: { client: interfacePolicies, endpoint: [] },
  });
  return {
    vpcId: made.vpcId,
    clientSubnetIds: made.subnetIds.client ?? [],
    endpointSubnets: zonesOf(region, network).map((zone, i) => ({
      name: zone.name,
      subnetId: made.subnetIds.endpoint?.[i] ?? "",
      firstAddress: pinsAddresses ? firstPinned(zoneCidr(network.cidr, ENDPOINT_KIND, zone)) : undefined,
    })),
  };
}

/** The place of the endpoints' subnets among the kinds. */
const ENDPOINT_KIND = 1;

/**
 * Has a plan compare an address of the file with the subnet that it is for: no file knows the blocks of adopted subnets. Terraform
 * has no function that tells whether a block contains an address, so the network addresses of both are compared.
 */
function checkAddress(scope: Construct, { path }: ClientNetworkProps, subnetId: string, first: string): void {
  const last = lastPinned(first);
  const prefix = 'split("/", self.cidr_block)[1]';
  const isInside = (address: string) =>
    `cidrhost(format("%s/%s", "${address}", ${prefix}), 0) == cidrhost(self.cidr_block, 0)`;
  const reserved = `[for i in concat(range(${RESERVED_AT_START}), [-1]) : cidrhost(self.cidr_block, i)]`;
  new DataAwsSubnet(scope, `subnet:${subnetId}`, {
    id: subnetId,
    lifecycle: {
      postcondition: [
        {
          condition: `\${${isInside(first)} && ${isInside(last)} && length(setintersection(["${first}", "${last}"], ${reserved})) == 0}`,
          errorMessage: `${path}.network.addresses.${subnetId}: expected the first of ${PINNED_ADDRESSES} addresses in \${self.cidr_block} that AWS does not reserve, got ${first} (to ${last})`,
        },
      ],
    },
  });
}
