import type { Deployment } from "../model/deployment";
import { ConfigError, type Problem } from "../model/problem";
import { deploymentExpectations } from "./network/deployment-expectations";
import { type NetworkFindings, networkFindings } from "./network/network-findings";
import type { Json } from "./network/stack/stack-json";

/**
 * Proves a deployment's network on its stacks: every way of its clients, and that there is no other.
 * @param file the deployment file, as the user named it
 * @param stacks the parsed `cdk.tf.json` of each stack, by stack id
 * @throws ConfigError with everything that is not as the file has it
 */
export function proveNetwork(
  deployment: Deployment,
  file: string,
  stacks: Readonly<Record<string, Json>>,
): NetworkFindings {
  const expectations = deploymentExpectations(deployment);
  const findings = networkFindings(ofApis(deployment, stacks), expectations);
  const problems = findings.problems.map((text) => problemOf(deployment, text));
  if (problems.length > 0) throw new ConfigError(file, problems);
  return findings;
}

/** The stacks that are none of a gateway or an endpoint service. */
function ofApis(
  { serviceProviders, gatewayConsumers }: Deployment,
  stacks: Readonly<Record<string, Json>>,
): Readonly<Record<string, Json>> {
  const others = new Set([...serviceProviders, ...gatewayConsumers].map(({ stackId }) => stackId));
  return Object.fromEntries(Object.entries(stacks).filter(([id]) => !others.has(id)));
}

/** A problem of a stack at the party that the stack is of. */
function problemOf({ providers }: Deployment, text: string): Problem {
  const [stackId = "", ...words] = text.split(": ");
  const party = providers.some((provider) => provider.stackId === stackId) ? "providers" : "consumers";
  return { path: `${party}.${stackId}`, message: words.join(": ") };
}
