import { Command } from "commander";
import { summary } from "../report/summary";
import { deploymentFile, fileOption } from "./deployment-file";
import { writeStacks } from "./write-stacks";

/** The command that writes the stacks of a deployment; the `app` of `cdktf.json` is this one. */
export function synthCommand(): Command {
  return new Command()
    .description(
      "Write the Terraform stacks of the deployment, after proving who can call what. Needs no network and no credentials.",
    )
    .addOption(fileOption())
    .action((options) => synth(deploymentFile(options)));
}

/**
 * Writes the stacks of a deployment file, and prints what there is to apply.
 * @throws ConfigError with everything that is wrong with the file, with who could call, or with the network; nothing is
 *   written then
 */
async function synth(file: string): Promise<void> {
  const { deployment, stacks, proofs } = await writeStacks(file);
  process.stdout.write(`${summary(deployment, stacks, proofs)}\n`);
}
