import { summary } from "../report/summary";
import { deploymentFile } from "./deployment-file";
import { writeStacks } from "./write-stacks";

/**
 * Writes the stacks of the deployment file, and prints what there is to apply.
 * @throws ConfigError with everything that is wrong with the file, with who could call, or with the network; nothing is
 *   written then
 */
export async function synth(): Promise<void> {
  const { deployment, stacks, proofs } = await writeStacks(deploymentFile());
  process.stdout.write(`${summary(deployment, stacks, proofs)}\n`);
}
