import { type Names, serviceName } from "./names";
import type { Picture } from "./picture";
import type { VpcEndpoint } from "./vpc-endpoints";

/**
 * The names that lead to endpoints inside a VPC: each endpoint's own; with private DNS the service's, which for
 * execute-api are all of the region; and `{api}-{vpce}` where an API is associated with the endpoint.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
 */
export function vpcNames(
  vpcId: string,
  { endpoints, apis }: Picture,
  portOf: (endpointId: string) => number,
): Names {
  const names = endpoints
    .filter((endpoint) => endpoint.vpcId === vpcId)
    .flatMap((endpoint) =>
      [
        ...endpoint.dnsNames,
        ...(endpoint.privateDns ? privateNames(endpoint) : []),
        ...apis
          .filter(({ endpointIds }) => endpointIds.includes(endpoint.id))
          .map(({ id }) => `${id}-${endpoint.id}.${serviceName("execute-api", endpoint.region)}`),
      ].map((name) => [name, portOf(endpoint.id)] as const),
    );
  return Object.fromEntries(names);
}

function privateNames({ service, region }: VpcEndpoint): readonly string[] {
  const name = serviceName(service, region);
  return service === "execute-api" ? [`*.${name}`] : [name];
}
