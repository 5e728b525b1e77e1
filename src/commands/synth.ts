import { proveAccess } from "../access/prove";
import { bundleFunctions } from "../bundle/bundle-functions";
import { loadDeployment } from "../config/load-deployment";
import { proofLine, summary } from "../report/summary";
import { deploymentFile } from "./deployment-file";

/**
 * Writes the stacks of the deployment file, and prints what there is to apply.
 * @throws ConfigError with everything that is wrong with the file, or with who could call; nothing is written then
 */
export async function synth(): Promise<void> {
  const file = deploymentFile();
  const deployment = loadDeployment(file);
  const proof = proofLine(proveAccess(deployment, file));
  const bundling = bundleFunctions(deployment, file);
  // Loaded now, within the budget of a cold synthesis: functions are compiled meanwhile, in a process of their own.
  const { synthesize } = require("../stacks/synthesize") as typeof import("../stacks/synthesize");
  const stacks = synthesize(deployment, await bundling);
  process.stdout.write(`${summary(deployment, stacks, proof)}\n`);
}
