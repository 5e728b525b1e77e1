import { Command } from "commander";
import { proveAccess } from "../access/prove";
import { proveNetwork } from "../access/prove-network";
import { bundleFunctions } from "../bundle/bundle-functions";
import { loadDeployment } from "../config/load-deployment";
import { accessCounts, networkLine, proofLine, summary } from "../report/summary";
import { deploymentFile, fileOption } from "./deployment-file";
import { gatewayProof } from "./gateway-proof";

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
