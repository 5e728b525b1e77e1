import { proveAccess } from "../access/prove";
import { proveNetwork } from "../access/prove-network";
import { bundleFunctions } from "../bundle/bundle-functions";
import { loadDeployment } from "../config/load-deployment";
import type { Deployment } from "../model/deployment";
import { accessCounts, networkLine, proofLine } from "../report/summary";
import type { SynthesizedStack } from "../stacks/synthesize";
import { gatewayProof } from "./gateway-proof";

/** The stacks that were written for a deployment. */
export interface WrittenStacks {
  readonly deployment: Deployment;
  readonly stacks: readonly SynthesizedStack[];
  /** The proofs of access and of the network, a line each. */
  readonly proofs: readonly string[];
}

/**
 * Writes the stacks of a deployment file.
 * @throws ConfigError with everything that is wrong with the file, with who could call, or with the network; nothing is
 *   written then
 */
export async function writeStacks(file: string): Promise<WrittenStacks> {
  const deployment = loadDeployment(file);
  const counts = [accessCounts(proveAccess(deployment, file))];
  const bundling = bundleFunctions(deployment, file);
  // Loaded here for the budget of a cold synthesis: esbuild compiles functions meanwhile, in a process of its own.
  const { synthesize } = require("../stacks/synthesize") as typeof import("../stacks/synthesize");
  const bundles = await bundling;
  const proofs: string[] = [];
  const stacks = synthesize(deployment, bundles, (json) => {
    const network = proveNetwork(deployment, file, json);
    const gateways = gatewayProof(deployment, file, json);
    proofs.push(proofLine([...counts, ...gateways]), networkLine([network, ...gateways]));
  });
  return { deployment, stacks, proofs };
}
