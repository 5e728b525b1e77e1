import { REGION } from "../support/accounts";
import type { Picture } from "./picture";
import type { VpcEndpoint } from "./vpc-endpoints";

/** Every name that the gateway answers for: with AWS each has its certificate. */
export const SERVED_NAMES = [
  `*.execute-api.${REGION}.amazonaws.com`,
  `*.execute-api.${REGION}.vpce.amazonaws.com`,
  `sts.${REGION}.amazonaws.com`,
  `*.sts.${REGION}.vpce.amazonaws.com`,
];

/**
 * The names that lead to endpoints inside a VPC: each endpoint's own; with private DNS the service's, which for
 * execute-api are all of the region; and `{api}-{vpce}` where an API is associated with the endpoint.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
 */
export function namesIn(
  vpcId: string | undefined,
  { endpoints, apis }: Picture,
  portOf: (endpointId: string) => number,
): Readonly<Record<string, number>> {
  const names = endpoints
    .filter((endpoint) => endpoint.vpcId === vpcId)
    .flatMap((endpoint) =>
      [
        ...endpoint.dnsNames,
        ...(endpoint.privateDns ? serviceNames(endpoint) : []),
        ...apis
          .filter(({ endpointIds }) => endpointIds.includes(endpoint.id))
          .map(({ id }) => `${id}-${endpoint.id}.execute-api.${REGION}.amazonaws.com`),
      ].map((name) => [name, portOf(endpoint.id)] as const),
    );
  return Object.fromEntries(names);
}

function serviceNames({ service }: VpcEndpoint): readonly string[] {
  const name = `${service}.${REGION}.amazonaws.com`;
  return service === "execute-api" ? [`*.${name}`] : [name];
}
