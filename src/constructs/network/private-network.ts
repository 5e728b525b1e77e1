import { DefaultRouteTable } from "@cdktf/provider-aws/lib/default-route-table";
import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { subnetCidr } from "../../model/aws/cidr";
import { type Zone, zonesOf } from "../../model/aws/zone";
import type { MadeNetwork } from "../../model/network";

export interface PrivateNetworkProps {
  /** Name of the VPC, and prefix of the names of its parts. */
  readonly name: string;
  readonly region: string;
  readonly network: MadeNetwork;
  /**
   * The kinds of subnets, one or two in the order of their addresses, with a subnet of each kind in every
   * zone. The values are resources that Terraform makes before a kind's subnets and destroys after them.
   */
  readonly subnets: Readonly<Record<string, readonly ITerraformDependable[]>>;
  /**
   * True if a subnet of a zone that is left out is deleted after the change of what was in it, and not before, which AWS refuses as
   * long as an interface is there. What subnets depend on is then also made anew before it is deleted.
   * @default false
   */
  readonly deletesSubnetsLast?: boolean;
}

/**
 * A VPC without a route to or from the internet: no gateway, a main route table without routes, a default
 * security group without rules.
 */
export class PrivateNetwork extends Construct {
  readonly vpcId: string;
  readonly mainRouteTableId: string;
  /** The subnets of each kind, in the order of the zones. */
  readonly subnetIds: Readonly<Record<string, readonly string[]>>;

  constructor(scope: Construct, id: string, props: PrivateNetworkProps) {
    super(scope, id);
    const { name, region, network, subnets, deletesSubnetsLast = false } = props;

    const vpc = new Vpc(this, "vpc:main", {
      cidrBlock: network.cidr,
      // Both are required for private DNS names of endpoints.
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: { Name: name },
    });
    const routes = new DefaultRouteTable(this, "routes:main", {
      defaultRouteTableId: vpc.defaultRouteTableId,
      route: [],
      tags: { Name: `${name}-main` },
    });
    new DefaultSecurityGroup(this, "group:closed", {
      vpcId: vpc.id,
      ingress: [],
      egress: [],
      tags: { Name: `${name}-closed` },
    });

    this.vpcId = vpc.id;
    this.mainRouteTableId = routes.id;
    this.subnetIds = Object.fromEntries(
      Object.entries(subnets).map(([kind, outliving], k) => [
        kind,
        zonesOf(region, network).map(
          (zone) =>
            new Subnet(this, `subnet:${kind}_${zone.name}`, {
              vpcId: vpc.id,
              ...zone.argument,
              cidrBlock: zoneCidr(network.cidr, k, zone),
              tags: { Name: `${name}-${kind}-${zone.name}` },
              dependsOn: [...outliving],
              lifecycle: deletesSubnetsLast ? { createBeforeDestroy: true } : undefined,
            }).id,
        ),
      ]),
    );
  }
}

/**
 * The block of the subnet of a kind in a zone, a sixteenth of the VPC's: eight for each kind, by the zone's letter or number, so
 * that another zone moves no subnet.
 * @param kind its place among the kinds
 */
export function zoneCidr(cidr: string, kind: number, { place }: Pick<Zone, "place">): string {
  return subnetCidr(cidr, 4, kind * 8 + place);
}
