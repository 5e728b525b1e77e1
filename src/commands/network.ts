import { Command } from "commander";
import { proveNetwork } from "../access/prove-network";
import { loadDeployment } from "../config/load-deployment";
import { networkText } from "../report/network-text";
import { OUTPUT, readStacks } from "../stacks/synthesize";
import { UsageError } from "./command-line";
import { deploymentFile, fileOption } from "./deployment-file";
import { gatewayProof } from "./gateway-proof";

/** The command that prints the network proof of the stacks as they were last written. */
export function networkCommand(): Command {
  return new Command()
    .description(
      "Print every fact that is proven of the network, from the stacks that were synthesized last.",
    )
    .addOption(fileOption())
    .action((options) => printFacts(deploymentFile(options)));
}

function printFacts(file: string): void {
  const deployment = loadDeployment(file);
  const { providers, consumers, serviceProviders, gatewayConsumers } = deployment;
  const parties = [...providers, ...consumers, ...serviceProviders, ...gatewayConsumers];
  const stacks = written(parties.map(({ stackId }) => stackId));
  const proofs = [proveNetwork(deployment, file, stacks), ...gatewayProof(deployment, file, stacks)];
  const texts = proofs.map(networkText).filter((text) => text !== "");
  process.stdout.write(`${texts.join("\n")}\n`);
}

function written(stackIds: readonly string[]) {
  try {
    return readStacks(OUTPUT, stackIds);
  } catch (cause) {
    throw new UsageError(
      `expected the stacks ${stackIds.join(", ")} in ${OUTPUT}, got none; synthesize first`,
      {
        cause,
      },
    );
  }
}
