import { VpcEndpointService } from "@cdktf/provider-aws/lib/vpc-endpoint-service";
import { VpcEndpointServiceAllowedPrincipal } from "@cdktf/provider-aws/lib/vpc-endpoint-service-allowed-principal";
import type { TerraformResourceLifecycle } from "cdktf";
import { Construct } from "constructs";
import { accountRootArn } from "../../model/aws/arn";
import type { EndpointGrant } from "../../model/gateway/endpoint-service";
import { acceptedEndpoints, type LinkedEndpoints } from "./accepted-endpoints";

export interface PrivatelinkServiceProps {
  readonly name: string;
  readonly region: string;
  readonly balancerArn: string;
  readonly grants: readonly EndpointGrant[];
  /** The endpoints that are read from their consumers' states, by consumer. */
  readonly linked: LinkedEndpoints;
  /** The condition that the balancer has to meet. @default none */
  readonly precondition?: TerraformResourceLifecycle["precondition"];
}

/**
 * The endpoint service: accounts that may ask for a connection, and the endpoints whose connection is accepted. The one without the
 * other gives nobody a way in. The name of it is no secret. Endpoints use IPv4: nothing is said about address types, which provider
 * 5.100 can leave to AWS.
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html
 */
export class PrivatelinkService extends Construct {
  readonly serviceName: string;
  readonly serviceId: string;
  /** The accepted endpoints with their connections' state, by consumer. */
  readonly connections: Readonly<Record<string, unknown>>;

  constructor(scope: Construct, id: string, props: PrivatelinkServiceProps) {
    super(scope, id);
    const { name, region, balancerArn, grants, linked, precondition } = props;

    const service = new VpcEndpointService(this, "service:service", {
      acceptanceRequired: true,
      networkLoadBalancerArns: [balancerArn],
      tags: { Name: name },
      ...(precondition && { lifecycle: { precondition } }),
    });
    // Connections outlive the permission by which they were asked for; what ends one is the end of its acceptance.
    // https://github.com/hashicorp/terraform-provider-aws/issues/37260
    for (const account of new Set(grants.map((grant) => grant.account))) {
      new VpcEndpointServiceAllowedPrincipal(this, `principal:account_${account}`, {
        vpcEndpointServiceId: service.id,
        principalArn: accountRootArn({ account, region }),
      });
    }

    this.serviceName = service.serviceName;
    this.serviceId = service.id;
    this.connections = acceptedEndpoints(this, service.id, grants, linked);
  }
}
