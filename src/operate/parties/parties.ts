import type { Deployment } from "../../model/deployment";
import type { Party } from "../../model/party";

/** The parties of a deployment, in the order of their stacks. */
export function partiesOf(deployment: Deployment): readonly Party[] {
  const { providers, consumers, serviceProviders, gatewayConsumers } = deployment;
  return [...providers, ...consumers, ...serviceProviders, ...gatewayConsumers];
}
