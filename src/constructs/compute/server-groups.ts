import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { HTTPS } from "../network/client-security-groups";
import { groupWay } from "../network/group-way";
import { namedGroup } from "../network/named-group";

export interface ServerGroupsProps {
  /** Prefix of the groups' names. */
  readonly name: string;
  readonly vpcId: string;
  /** The port that the servers listen on. */
  readonly port: number;
}

/**
 * The security groups around servers: the balancer's lets nothing in and out to the servers only, theirs lets in the balancer only,
 * and that of the interface endpoints the servers only. The balancer asks for the servers' health from its own group.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
 */
export class ServerGroups extends Construct {
  readonly balancerGroupId: string;
  readonly serverGroupId: string;
  readonly endpointGroupId: string;
  /** The rules by which servers and their endpoints meet. */
  readonly rules: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { port, ...place }: ServerGroupsProps) {
    super(scope, id);
    const balancer = namedGroup(this, "balancer", "Balancer of the endpoint service", place);
    const servers = namedGroup(this, "servers", "Servers of the endpoint service", place);
    const endpoints = namedGroup(this, "endpoints", "Interface endpoints", place);

    this.balancerGroupId = balancer.groupId;
    this.serverGroupId = servers.groupId;
    this.endpointGroupId = endpoints.groupId;
    this.rules = [
      ...groupWay(this, balancer, servers, { port }),
      ...groupWay(this, servers, endpoints, { port: HTTPS.toPort }),
    ];
  }
}
