import { Construct } from "constructs";
import { groupWay } from "../network/group-way";
import { namedGroup } from "../network/named-group";

export interface GatewayGroupsProps {
  /** Prefix of the groups' names. */
  readonly name: string;
  readonly vpcId: string;
  /** The port of the balancer's listener. */
  readonly listenerPort: number;
  /** The ports that the services listen on, each once. */
  readonly servicePorts: readonly number[];
}

/**
 * The security groups along a call's way through the gateway's VPC: the VPC link's, the balancer's and the endpoints'. Each lets out
 * to the next one only, and in from the one before; nothing enters the link's, and nothing leaves the endpoints'.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html
 */
export class GatewayGroups extends Construct {
  readonly linkGroupId: string;
  readonly balancerGroupId: string;
  readonly endpointGroupId: string;

  constructor(scope: Construct, id: string, props: GatewayGroupsProps) {
    super(scope, id);
    const { listenerPort, servicePorts } = props;

    const link = namedGroup(this, "link", "VPC link of the gateway", props);
    const balancer = namedGroup(this, "balancer", "Balancer in front of endpoints of services", props);
    const endpoints = namedGroup(this, "endpoints", "Endpoints of services", props);
    groupWay(this, link, balancer, { port: listenerPort });
    for (const port of servicePorts) groupWay(this, balancer, endpoints, { port, suffix: `_${port}` });

    this.linkGroupId = link.groupId;
    this.balancerGroupId = balancer.groupId;
    this.endpointGroupId = endpoints.groupId;
  }
}
