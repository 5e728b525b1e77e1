import type { Answer } from "../../../../proxy";
import { listed, type QueryCall } from "../../../../requests/query-call";
import { ec2Answer } from "../../../../requests/service-refusal";
import type { EndpointConnection, EndpointConnections } from "./endpoint-connections";
import type { OwnServices } from "./own-services";

/**
 * The connections to the services of whoever asks.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcEndpointConnections.html
 */
export async function describedConnections(
  { action, parameters }: QueryCall,
  own: OwnServices,
  connections: EndpointConnections,
): Promise<Answer> {
  const filters = filtersOf(parameters);
  const found: EndpointConnection[] = [];
  for (const serviceId of connections.serviceIds()) {
    if ((await own(serviceId)) === undefined) continue;
    found.push(...connections.to(serviceId).filter((one) => filters.every((filter) => filter(one))));
  }
  const items = found.map(connectionItem).join("");
  return ec2Answer(action, `<vpcEndpointConnectionSet>${items}</vpcEndpointConnectionSet>`);
}

/** The attributes of connections that a description can be filtered by. */
const FILTERS: Readonly<Record<string, (connection: EndpointConnection) => string>> = {
  "service-id": ({ serviceId }) => serviceId,
  "vpc-endpoint-id": ({ endpointId }) => endpointId,
  "vpc-endpoint-owner": ({ endpointOwner }) => endpointOwner,
  "vpc-endpoint-state": ({ state }) => state,
};

function filtersOf(parameters: URLSearchParams): readonly ((connection: EndpointConnection) => boolean)[] {
  return [...parameters].flatMap(([key, name]) => {
    const place = /^(Filter\.\d+)\.Name$/.exec(key)?.[1];
    const attribute = FILTERS[name];
    if (place === undefined || attribute === undefined) return [];
    const values = listed(parameters, `${place}.Value`);
    return [(connection: EndpointConnection) => values.includes(attribute(connection))];
  });
}

function connectionItem(connection: EndpointConnection): string {
  const { serviceId, endpointId, endpointOwner, state, createdAt, connectionId, region } = connection;
  return [
    `<item><serviceId>${serviceId}</serviceId><vpcEndpointId>${endpointId}</vpcEndpointId>`,
    `<vpcEndpointOwner>${endpointOwner}</vpcEndpointOwner><vpcEndpointState>${state}</vpcEndpointState>`,
    `<creationTimestamp>${createdAt.toISOString()}</creationTimestamp><ipAddressType>ipv4</ipAddressType>`,
    `<vpcEndpointConnectionId>${connectionId}</vpcEndpointConnectionId>`,
    `<vpcEndpointRegion>${region}</vpcEndpointRegion></item>`,
  ].join("");
}
