import type { Deployment } from "../model/deployment";
import { ConfigError } from "../model/problem";
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
  const findings = networkFindings(stacks, deploymentExpectations(deployment));
  const problems = findings.problems.map((message) => ({ path: "", message }));
  if (problems.length > 0) throw new ConfigError(file, problems);
  return findings;
}
