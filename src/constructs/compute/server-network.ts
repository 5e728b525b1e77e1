import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { zonesOf } from "../../model/aws/zone";
import type { MadeNetwork } from "../../model/network";
import type { GatewayPolicies } from "../../policies/compute/server-documents";
import type { PolicyDocument } from "../../policies/document";
import { GatewayEndpoint } from "../network/gateway-endpoint";
import { InterfaceEndpoint, type InterfaceService } from "../network/interface-endpoint";
import { PrivateNetwork } from "../network/private-network";
import { ServerGroups } from "./server-groups";

/** The endpoints that servers need, with their policies. */
export interface ServerEndpoints {
  readonly endpoints: Readonly<Partial<Record<InterfaceService, PolicyDocument>>>;
  readonly gateways: GatewayPolicies;
}

export interface ServerNetworkProps extends ServerEndpoints {
  /** Prefix of every name. */
  readonly name: string;
  readonly region: string;
  readonly network: MadeNetwork;
  /** The port that the servers listen on. */
  readonly port: number;
}

/**
 * The VPC of an endpoint service, without a way to the internet: in each zone a subnet of the balancer and the interface endpoints,
 * and one of the servers. The servers reach the services that they need through endpoints; a NAT gateway would let them out to
 * anybody.
 */
export class ServerNetwork extends Construct {
  readonly vpcId: string;
  readonly balancerSubnetIds: readonly string[];
  readonly balancerGroupId: string;
  readonly serverSubnetIds: readonly string[];
  readonly serverGroupId: string;
  /** The resources without which servers cannot start. */
  readonly ways: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: ServerNetworkProps) {
    super(scope, id);
    const { name, region, network, port } = props;

    const { vpcId, mainRouteTableId, subnetIds } = new PrivateNetwork(this, "vpc:Default", {
      name,
      region,
      network,
      subnets: { endpoint: [], server: [] },
    });
    const { endpoint: endpointSubnetIds = [], server: serverSubnetIds = [] } = subnetIds;
    const groups = new ServerGroups(this, "groups:Default", { name, vpcId, port });
    const subnets = zonesOf(region, network).map((zone, i) => ({
      name: zone.name,
      subnetId: endpointSubnetIds[i] ?? "",
    }));
    const endpoints = entries(props.endpoints).map(
      ([service, policy]) =>
        new InterfaceEndpoint(this, `endpoint:${service.replace(".", "_")}`, {
          ...{ name: `${name}-${service}`, region, service, vpcId, subnets, policy },
          securityGroupId: groups.endpointGroupId,
        }).endpoint,
    );
    const gateways = entries(props.gateways).flatMap(
      ([service, policy]) =>
        new GatewayEndpoint(this, `${service}:Default`, {
          ...{ name, region, service, vpcId, policy },
          routeTableId: mainRouteTableId,
          securityGroupId: groups.serverGroupId,
        }).ways,
    );

    this.vpcId = vpcId;
    this.balancerSubnetIds = endpointSubnetIds;
    this.balancerGroupId = groups.balancerGroupId;
    this.serverSubnetIds = serverSubnetIds;
    this.serverGroupId = groups.serverGroupId;
    this.ways = [...groups.rules, ...endpoints, ...gateways];
  }
}

/** The entries of a map, without those that have no policy. */
function entries<K extends string>(
  policies: Readonly<Partial<Record<K, PolicyDocument>>>,
): readonly (readonly [K, PolicyDocument])[] {
  return (Object.entries(policies) as [K, PolicyDocument | undefined][]).flatMap(([service, policy]) =>
    policy === undefined ? [] : [[service, policy] as const],
  );
}
