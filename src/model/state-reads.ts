import type { Consumer } from "./consumer";
import type { Deployment } from "./deployment";
import type { ServiceProvider } from "./gateway/endpoint-service";
import type { GatewayConsumer } from "./gateway/gateway";
import { type Grant, linkedEndpoints } from "./grant";
import type { Party } from "./party";
import type { Provider } from "./provider";

/** A party, with the stacks whose states its own stack reads. */
export interface StateReader {
  readonly party: Party;
  readonly reads: readonly string[];
}

/**
 * The parties of a deployment, each with the stacks that it learns facts from: a consumer from the providers whose APIs or services
 * the file does not describe, a provider from the consumers whose endpoints or keys it does not state.
 */
export function stateReaders(deployment: Deployment): readonly StateReader[] {
  const { providers, consumers, serviceProviders, gatewayConsumers } = deployment;
  return [
    ...providers.map((party) => ({ party, reads: readByProvider(party) })),
    ...consumers.map((party) => ({ party, reads: readByConsumer(party) })),
    ...serviceProviders.map((party) => ({ party, reads: readByServiceProvider(party) })),
    ...gatewayConsumers.map((party) => ({ party, reads: readByGateway(party) })),
  ];
}

function readByProvider(provider: Provider): readonly string[] {
  const endpoints = linkedEndpoints(provider).map(({ consumer }) => consumer);
  const keys = provider.grants.filter(hasLinkedKey).map(({ consumer }) => consumer);
  return [...new Set([...endpoints, ...keys])];
}

function hasLinkedKey({ apiKey }: Grant): boolean {
  return apiKey !== undefined && apiKey.secret.kind !== "stated";
}

function readByConsumer({ uses }: Consumer): readonly string[] {
  return uses.filter(({ apiId }) => apiId === undefined).map(({ name }) => name);
}

function readByServiceProvider({ grants }: ServiceProvider): readonly string[] {
  return grants.filter(({ endpoint }) => endpoint.kind === "linked").map(({ consumer }) => consumer);
}

function readByGateway({ uses }: GatewayConsumer): readonly string[] {
  return uses.filter(({ serviceName }) => serviceName === undefined).map(({ name }) => name);
}
