import { VpcEndpointConnectionAccepter } from "@cdktf/provider-aws/lib/vpc-endpoint-connection-accepter";
import { Fn, Op, TerraformCount } from "cdktf";
import type { Construct } from "constructs";
import type { EndpointGrant } from "../../model/gateway/endpoint-service";
import { UNLINKED } from "../../policies/rest-api/resource-policy";

/** Expressions for the endpoints of consumers of the file, by consumer; `unlinked` until they are known. */
export type LinkedEndpoints = Readonly<Record<string, string>>;

/**
 * Accepts the endpoints of a service's consumers, and rejects those that it no longer has: an endpoint leaves the file, and Terraform
 * destroys its acceptance, by which AWS cuts the connection. A service with an accepted connection cannot be deleted, so all are
 * rejected before it.
 * @returns the endpoints with their connections' state, by consumer
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html#accept-reject-connection-requests
 */
export function acceptedEndpoints(
  scope: Construct,
  serviceId: string,
  grants: readonly EndpointGrant[],
  linked: LinkedEndpoints,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    grants.map(({ consumer, endpoint }) => [
      consumer,
      endpoint.kind === "linked"
        ? acceptLinked(scope, serviceId, consumer, linked[consumer])
        : acceptStated(scope, serviceId, consumer, endpoint.ids),
    ]),
  );
}

/** Nothing is accepted until the consumer has an endpoint. */
function acceptLinked(scope: Construct, serviceId: string, consumer: string, endpointId = UNLINKED): unknown {
  if (endpointId === UNLINKED) return {};
  const isKnown = Op.neq(endpointId, UNLINKED);
  const { fqn } = new VpcEndpointConnectionAccepter(scope, `accepter:${consumer}`, {
    vpcEndpointServiceId: serviceId,
    vpcEndpointId: endpointId,
    count: TerraformCount.of(Fn.conditional(isKnown, 1, 0)),
  });
  return `\${{ for one in ${fqn} : one.vpc_endpoint_id => one.vpc_endpoint_state }}`;
}

function acceptStated(
  scope: Construct,
  serviceId: string,
  consumer: string,
  ids: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    ids.map((vpcEndpointId) => {
      const accepter = new VpcEndpointConnectionAccepter(scope, `accepter:${consumer}_${vpcEndpointId}`, {
        vpcEndpointServiceId: serviceId,
        vpcEndpointId,
      });
      return [vpcEndpointId, accepter.vpcEndpointState];
    }),
  );
}
