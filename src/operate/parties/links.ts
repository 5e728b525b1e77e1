import type { Consumer } from "../../model/consumer";
import type { Deployment } from "../../model/deployment";
import type { ServiceProvider } from "../../model/gateway/endpoint-service";
import type { GatewayConsumer } from "../../model/gateway/gateway";
import { linkedEndpoints } from "../../model/grant";
import type { Provider } from "../../model/provider";

/** The reading of one party's fact by another, from its state. */
export interface Link {
  /** The stack id of the party that reads. */
  readonly reader: string;
  /** The stack id of the party that it reads from. */
  readonly source: string;
  /** The output of the source that has the fact. */
  readonly output: "api_id" | "endpoint_service_name" | "endpoint_ids" | "api_key_secret_arns";
  /** True if the reader cannot be planned without the fact; otherwise it is closed to the source until it has it. */
  readonly isRequired: boolean;
}

/** The links between the parties of a deployment, each once. Parties outside the file have none: the file states their facts. */
export function linksOf(deployment: Deployment): readonly Link[] {
  const links = [
    ...deployment.providers.flatMap(linksOfProvider),
    ...deployment.serviceProviders.flatMap(linksOfServiceProvider),
    ...deployment.consumers.flatMap(linksOfConsumer),
    ...deployment.gatewayConsumers.flatMap(linksOfGateway),
  ];
  return [...new Map(links.map((link) => [`${link.reader} ${link.source} ${link.output}`, link])).values()];
}

/** The endpoints that an API lets in, and the secrets of the keys that it knows. */
function linksOfProvider(provider: Provider): readonly Link[] {
  const endpoints = linkedEndpoints(provider).filter(({ isReadable }) => isReadable);
  const secrets = provider.grants.filter(
    ({ apiKey }) => apiKey?.secret.kind === "linked" && apiKey.secret.isReadable,
  );
  return [
    ...endpoints.map(({ consumer }) => optional(provider.stackId, consumer, "endpoint_ids")),
    ...secrets.map(({ consumer }) => optional(provider.stackId, consumer, "api_key_secret_arns")),
  ];
}

/** The endpoints that may connect. */
function linksOfServiceProvider({ stackId, grants }: ServiceProvider): readonly Link[] {
  return grants.flatMap(({ consumer, endpoint }) =>
    endpoint.kind === "linked" && endpoint.isReadable ? [optional(stackId, consumer, "endpoint_ids")] : [],
  );
}

/** The APIs that are called, and the endpoint services in front of those with an entrance. */
function linksOfConsumer({ stackId, uses }: Consumer): readonly Link[] {
  return uses
    .filter(({ apiId }) => apiId === undefined)
    .flatMap(({ name, entrance }) => [
      required(stackId, name, "api_id"),
      ...(entrance ? [required(stackId, name, "endpoint_service_name")] : []),
    ]);
}

/** The endpoint services behind a gateway. */
function linksOfGateway({ stackId, uses }: GatewayConsumer): readonly Link[] {
  return uses
    .filter(({ serviceName }) => serviceName === undefined)
    .map(({ name }) => required(stackId, name, "endpoint_service_name"));
}

function required(reader: string, source: string, output: Link["output"]): Link {
  return { reader, source, output, isRequired: true };
}

function optional(reader: string, source: string, output: Link["output"]): Link {
  return { reader, source, output, isRequired: false };
}
