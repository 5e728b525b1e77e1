import type { SystemSnapshot } from "../system-snapshot";
import { type Names, serviceName } from "./names";
import type { VpcEndpoint } from "./vpc-endpoints";

/**
 * The names that lead to endpoints inside a VPC: each endpoint's own; with private DNS the service's, which for
 * execute-api are all of the region; and `{api}-{vpce}` where an API is associated with the endpoint.
 * @param portOf undefined for an endpoint of a service that nobody stands for
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
 */
export function vpcNames(
  vpcId: string,
  { endpoints, apis }: SystemSnapshot,
  portOf: (endpointId: string) => number | undefined,
): Names {
  const names = endpoints
    .filter((endpoint) => endpoint.vpcId === vpcId)
    .flatMap((endpoint) => {
      const port = portOf(endpoint.id);
      const associated = apis.filter(({ endpointIds }) => endpointIds.includes(endpoint.id));
      const own = [
        ...endpoint.dnsNames,
        ...(endpoint.privateDns ? privateNames(endpoint) : []),
        ...associated.map(({ id }) => `${id}-${endpoint.id}.${serviceName("execute-api", endpoint.region)}`),
      ];
      return port === undefined ? [] : own.map((name) => [name, port] as const);
    });
  return Object.fromEntries(names);
}

function privateNames({ service, region }: VpcEndpoint): readonly string[] {
  const name = serviceName(service, region);
  return service === "execute-api" ? [`*.${name}`] : [name];
}
