import "./lean-start";
import { deploymentExpectations } from "../access/network/deployment-expectations";
import { networkFindings } from "../access/network/network-findings";
import { loadDeployment } from "../config/load-deployment";
import { ConfigError } from "../model/problem";
import { networkText } from "../report/network-text";
import { OUTPUT, readStacks } from "../stacks/synthesize";
import { run, UsageError } from "./command-line";
import { deploymentFile } from "./deployment-file";

/** Prints the network proof of the stacks as they were last written. */
void run(() => {
  const file = deploymentFile();
  const deployment = loadDeployment(file);
  const { providers, consumers } = deployment;
  const findings = networkFindings(
    written([...providers, ...consumers].map(({ stackId }) => stackId)),
    deploymentExpectations(deployment),
  );
  process.stdout.write(`${networkText(findings)}\n`);
  const problems = findings.problems.map((message) => ({ path: "", message }));
  if (problems.length > 0) throw new ConfigError(file, problems);
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
