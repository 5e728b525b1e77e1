import type { Service, Ways } from "../expectations";
import { type Finding, problem, shown, unless } from "../finding";
import { placeOf } from "../groups/place";
import { attachedOf } from "../stack/attached";
import { homeOf } from "../stack/aws-provider";
import { type Endpoint, endpointsOf } from "../stack/endpoint";
import type { Stack } from "../stack/stack-json";

/**
 * The endpoints of a stack held against the file: one of each service that it makes a way to, and no other.
 * @param entered the addresses of those that lead to entrances of APIs, and to no service of AWS's
 */
export function madeEndpoints(
  stack: Stack,
  ways: Ways,
  entered: ReadonlySet<string | undefined>,
): readonly Finding[] {
  const endpoints = endpointsOf(stack).filter(({ address }) => !entered.has(address));
  const { region } = homeOf(stack);
  const made = Object.entries(ways).filter(([, way]) => way.kind === "made");
  return [
    ...made.flatMap(([service]) => {
      const count = endpoints.filter((endpoint) => endpoint.service === service).length;
      return unless(count === 1, stack, `expected one endpoint of ${service}, got ${shown(count)}`);
    }),
    ...endpoints.flatMap((endpoint) => endpointFindings(stack, endpoint, ways, region)),
  ];
}

function endpointFindings(
  stack: Stack,
  endpoint: Endpoint,
  ways: Ways,
  region: string | undefined,
): readonly Finding[] {
  const { address, service, vpc, privateDns } = endpoint;
  const way = ways[service as Service];
  if (way?.kind !== "made")
    return [problem(stack, `${address} leads to ${service}; expected no way there, as the file names none`)];
  const kind = service === "dynamodb" ? "Gateway" : "Interface";
  const attached = attachedOf(stack, endpoint.resource);
  const { place, findings = [] } = attached ? placeOf(stack, attached) : {};
  const captures = "every name of the service in the VPC would lead to it";
  return [
    ...findings,
    ...unless(
      endpoint.kind === kind,
      stack,
      `expected ${address} to be of type ${kind}, got ${endpoint.kind}`,
    ),
    ...unless(
      endpoint.region === region,
      stack,
      `expected ${address} to lead to ${service} of ${shown(region)}, got ${shown(endpoint.region)}`,
    ),
    ...unless(
      place === undefined || place.vpc === vpc,
      stack,
      `expected ${address} in the VPC of its group (${place?.vpc}), got ${shown(vpc)}`,
    ),
    ...unless(
      privateDns === way.privateDns,
      stack,
      way.privateDns
        ? `expected ${address} with private DNS, got none: the names of ${service} do not lead to it`
        : `expected ${address} without private DNS, got it: ${captures}`,
    ),
  ];
}
