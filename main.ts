import "./src/cli/lean-start";
import { proveAccess } from "./src/access/prove";
import { bundleFunctions } from "./src/bundle/bundle-functions";
import { deploymentFile } from "./src/cli/deployment-file";
import { orExplain } from "./src/cli/or-explain";
import { proofLine, summary } from "./src/cli/summary";
import { loadDeployment } from "./src/config/load-deployment";

void orExplain(async () => {
  const file = deploymentFile();
  const deployment = loadDeployment(file);
  const proof = proofLine(proveAccess(deployment, file));
  const bundling = bundleFunctions(deployment, file);
  // CDKTF is loaded while functions are compiled, which happens in a process of its own.
  const { synthesize } = require("./src/stacks/synthesize") as typeof import("./src/stacks/synthesize");
  const stacks = synthesize(deployment, await bundling);
  process.stdout.write(`${summary(deployment, stacks, proof)}\n`);
});
