import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Route53Zone } from "@cdktf/provider-aws/lib/route53-zone";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { Construct } from "constructs";

export interface EntranceEndpointProps {
  /** The endpoint's `Name` tag. */
  readonly name: string;
  /** The name of the endpoint service: `com.amazonaws.vpce.<region>.vpce-svc-...`. */
  readonly serviceName: string;
  /** The name that callers use. */
  readonly domain: string;
  readonly vpcId: string;
  /** The endpoint's subnets, one in each zone, with its address there. */
  readonly places: readonly { readonly subnetId: string; readonly address: string }[];
  readonly securityGroupId: string;
}

/** Seconds for which resolvers keep an address: as long as a change of it takes to be seen. */
const TTL = 60;

/**
 * The way from a consumer's VPC to the entrance of an API: an endpoint at addresses that are known beforehand, and a private zone in
 * which the API's domain has them. The zone is the consumer's own: it is there while the provider has yet to accept the endpoint, and
 * nobody has to prove to AWS whose the domain is. An endpoint of such a service takes no policy.
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zones-private.html
 */
export class EntranceEndpoint extends Construct {
  readonly endpointId: string;

  constructor(scope: Construct, id: string, props: EntranceEndpointProps) {
    super(scope, id);
    const { name, serviceName, domain, vpcId, places, securityGroupId } = props;

    const endpoint = new VpcEndpoint(this, "endpoint:Default", {
      vpcEndpointType: "Interface",
      serviceName,
      vpcId,
      subnetIds: places.map(({ subnetId }) => subnetId),
      subnetConfiguration: places.map(({ subnetId, address }) => ({ subnetId, ipv4: address })),
      securityGroupIds: [securityGroupId],
      privateDnsEnabled: false,
      tags: { Name: name },
    });
    const zone = new Route53Zone(this, "zone:Default", { name: domain, vpc: [{ vpcId }] });
    new Route53Record(this, "record:Default", {
      zoneId: zone.zoneId,
      name: domain,
      type: "A",
      ttl: TTL,
      records: places.map(({ address }) => address),
    });

    this.endpointId = endpoint.id;
  }
}
