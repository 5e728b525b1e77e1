import { proveAccess } from "../access/prove";
import { proveNetwork } from "../access/prove-network";
import { bundleFunctions } from "../bundle/bundle-functions";
import { loadDeployment } from "../config/load-deployment";
import { accessCounts, networkLine, proofLine, summary } from "../report/summary";
import { deploymentFile } from "./deployment-file";
import { gatewayProof } from "./gateway-proof";

/**
 * Writes the stacks of the deployment file, and prints what there is to apply.
 * @throws ConfigError with everything that is wrong with the file, with who could call, or with the network; nothing is
 *   written then
 */
export async function synth(): Promise<void> {
  const file = deploymentFile();
  const deployment = loadDeployment(file);
  const counts = [accessCounts(proveAccess(deployment, file))];
  const bundling = bundleFunctions(deployment, file);
  // Loaded here for the budget of a cold synthesis: esbuild compiles functions meanwhile, in a process of its own.
  const { synthesize } = require("../stacks/synthesize") as typeof import("../stacks/synthesize");
  const bundles = await bundling;
  const lines: string[] = [];
  const stacks = synthesize(deployment, bundles, (json) => {
    const network = proveNetwork(deployment, file, json);
    const gateways = gatewayProof(deployment, file, json);
    lines.push(proofLine([...counts, ...gateways]), networkLine([network, ...gateways]));
  });
  process.stdout.write(`${summary(deployment, stacks, lines)}\n`);
}
