import "./lean-start";
import { proveNetwork } from "../access/prove-network";
import { loadDeployment } from "../config/load-deployment";
import { networkText } from "../report/network-text";
import { OUTPUT, readStacks } from "../stacks/synthesize";
import { run, UsageError } from "./command-line";
import { deploymentFile } from "./deployment-file";

/** Prints the network proof of the stacks as they were last written. */
void run(() => {
  const file = deploymentFile();
  const deployment = loadDeployment(file);
  const { providers, serviceProviders, consumers, gatewayConsumers } = deployment;
  const parties = [...providers, ...consumers, ...serviceProviders, ...gatewayConsumers];
  const stacks = written(parties.map(({ stackId }) => stackId));
  process.stdout.write(`${networkText(proveNetwork(deployment, file, stacks))}\n`);
});

function written(stackIds: readonly string[]) {
  try {
    return readStacks(OUTPUT, stackIds);
  } catch (cause) {
    throw new UsageError(
      `expected the stacks ${stackIds.join(", ")} in ${OUTPUT}, got none; run npm run synth first`,
      {
        cause,
      },
    );
  }
}
