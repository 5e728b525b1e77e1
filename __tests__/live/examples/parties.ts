import type { Deployment } from "../../../src/model/deployment";
import type { Party } from "../../../src/model/party";

/** Everybody in a deployment. */
export function parties(deployment: Deployment): readonly Party[] {
  const { providers, consumers, serviceProviders, gatewayConsumers } = deployment;
  return [...providers, ...consumers, ...serviceProviders, ...gatewayConsumers];
}
