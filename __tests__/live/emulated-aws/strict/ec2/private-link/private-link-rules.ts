import type { ManagementRule } from "../../rule";
import { acceptedConnections } from "./connections/accepted-connections";
import { EndpointConnections } from "./connections/endpoint-connections";
import { EndpointServices } from "./endpoint-services";
import { servicePolicies, servicePrivateDns, serviceZones } from "./limits/service-endpoint-limits";
import { serviceBalancers } from "./service-balancers";
import { sharedServices } from "./shared-services";
import { connectedServices, servedBalancers } from "./used-services";

/**
 * The rules of endpoint services. They come before those of endpoints' addresses, so that an endpoint that is refused here
 * gets no interfaces.
 */
export function privateLinkRules(): readonly ManagementRule[] {
  const services = new EndpointServices();
  const connections = new EndpointConnections();
  return [
    serviceBalancers,
    sharedServices(services),
    serviceZones(services),
    servicePolicies(services),
    servicePrivateDns(services),
    acceptedConnections(services, connections),
    connectedServices(connections),
    servedBalancers,
  ];
}
