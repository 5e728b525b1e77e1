import type { Deployment } from "../model/deployment";
import { ConfigError, type Problem } from "../model/problem";
import { expectedSystem } from "./gateway/expectations/expected-system";
import { proveSystem, type SystemProof } from "./gateway/system-proof";
import type { Json } from "./network/stack/stack-json";

/**
 * Proves on the stacks of a deployment's gateways and endpoint services who can call what, who can connect, and that there is no other
 * way in or out.
 * @param file the deployment file, as the user named it
 * @param stacks the parsed `cdk.tf.json` of each stack of the deployment, by stack id
 * @throws ConfigError with everything that is not as the file has it
 */
export function proveGateways(
  deployment: Deployment,
  file: string,
  stacks: Readonly<Record<string, Json>>,
): SystemProof {
  const proof = examineGateways(deployment, stacks);
  const problems = gatewayProblems(deployment, proof);
  if (problems.length > 0) throw new ConfigError(file, problems);
  return proof;
}

/** The same proof, whatever it finds. */
export function examineGateways(deployment: Deployment, stacks: Readonly<Record<string, Json>>): SystemProof {
  const expectations = expectedSystem(deployment);
  const own = new Set([...Object.keys(expectations.gateways), ...Object.keys(expectations.services)]);
  return proveSystem(Object.fromEntries(Object.entries(stacks).filter(([id]) => own.has(id))), expectations);
}

/** The problems that a proof found, each at the party that its stack is of. */
export function gatewayProblems(
  { serviceProviders }: Deployment,
  { problems }: SystemProof,
): readonly Problem[] {
  const providers = new Set(serviceProviders.map(({ stackId }) => stackId));
  return problems.map((text) => {
    const [stackId = "", ...words] = text.split(": ");
    return {
      path: `${providers.has(stackId) ? "providers" : "consumers"}.${stackId}`,
      message: words.join(": "),
    };
  });
}
