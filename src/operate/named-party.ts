import type { Deployment } from "../model/deployment";
import type { Party } from "../model/party";
import { OperationError } from "./operation-error";

/** The parties of a deployment, those that offer first. */
export function partiesOf(deployment: Deployment): readonly Party[] {
  const { providers, consumers, serviceProviders, gatewayConsumers } = deployment;
  return [...providers, ...serviceProviders, ...consumers, ...gatewayConsumers];
}

/** @throws OperationError if no party has this stack id */
export function partyNamed(deployment: Deployment, stackId: string): Party {
  const parties = partiesOf(deployment);
  const party = parties.find((one) => one.stackId === stackId);
  if (party !== undefined) return party;
  const names = parties.map((one) => one.stackId).join(", ");
  throw new OperationError(`expected one of the parties (${names}), got "${stackId}"`);
}
