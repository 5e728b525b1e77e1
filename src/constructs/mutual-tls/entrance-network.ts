import { Construct } from "constructs";
import { firstPinned } from "../../model/aws/endpoint-addresses";
import { zonesOf } from "../../model/aws/zone";
import type { MadeNetwork } from "../../model/network";
import { HTTPS } from "../network/client-security-groups";
import { groupWay } from "../network/group-way";
import type { EndpointSubnet } from "../network/interface-endpoint";
import { namedGroup } from "../network/named-group";
import { PrivateNetwork, zoneCidr } from "../network/private-network";

export interface EntranceNetworkProps {
  /** Prefix of every name. */
  readonly name: string;
  readonly region: string;
  readonly network: MadeNetwork;
}

/** The port on which the verifying balancer says that it is there: whoever asks on that of HTTPS needs a certificate. */
export const HEALTH_PORT = 8080;

/**
 * The VPC between an endpoint service and an API: subnets of the two balancers, and others of the API's endpoint alone, whose
 * addresses are fixed. Its groups let traffic through in one direction: nothing enters the first balancer's, and nothing leaves the
 * endpoint's.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
 */
export class EntranceNetwork extends Construct {
  readonly vpcId: string;
  readonly balancerSubnetIds: readonly string[];
  readonly endpointSubnets: readonly (EndpointSubnet & { readonly firstAddress: string })[];
  /** The group of the balancer that PrivateLink enters. */
  readonly entryGroupId: string;
  /** The group of the balancer that verifies certificates. */
  readonly verifierGroupId: string;
  readonly endpointGroupId: string;

  constructor(scope: Construct, id: string, { name, region, network }: EntranceNetworkProps) {
    super(scope, id);

    const { vpcId, subnetIds } = new PrivateNetwork(this, "vpc:Default", {
      ...{ name, region, network },
      subnets: { balancer: [], endpoint: [] },
      deletesSubnetsLast: true,
    });
    const { balancer = [], endpoint = [] } = subnetIds;
    const entry = namedGroup(this, "entry", "Balancer of the endpoint service", { name, vpcId });
    const verifier = namedGroup(this, "verifier", "Balancer that verifies certificates", { name, vpcId });
    const endpoints = namedGroup(this, "endpoints", "Interface endpoint of the API", { name, vpcId });
    groupWay(this, entry, verifier, { port: HTTPS.toPort });
    groupWay(this, entry, verifier, { port: HEALTH_PORT, suffix: "_health" });
    groupWay(this, verifier, endpoints, { port: HTTPS.toPort });

    this.vpcId = vpcId;
    this.balancerSubnetIds = balancer;
    this.endpointSubnets = zonesOf(region, network).map((zone, i) => ({
      name: zone.name,
      subnetId: endpoint[i] ?? "",
      firstAddress: firstPinned(zoneCidr(network.cidr, ENDPOINT_KIND, zone)),
    }));
    this.entryGroupId = entry.groupId;
    this.verifierGroupId = verifier.groupId;
    this.endpointGroupId = endpoints.groupId;
  }
}

/** The place of the endpoint's subnets among the kinds: it decides about their addresses, which are state. */
const ENDPOINT_KIND = 1;
