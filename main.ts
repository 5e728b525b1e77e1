import "./src/cli/without-source-maps";
import { proveAccess } from "./src/access/prove";
import { bundleFunctions } from "./src/bundle/bundle-functions";
import { deploymentFile } from "./src/cli/deployment-file";
import { orExplain } from "./src/cli/or-explain";
import { summary } from "./src/cli/summary";
import { loadDeployment } from "./src/config/load-deployment";
import { synthesize } from "./src/stacks/synthesize";

void orExplain(async () => {
  const file = deploymentFile();
  const deployment = loadDeployment(file);
  const proof = proveAccess(deployment, file);
  const stacks = synthesize(deployment, await bundleFunctions(deployment, file));
  process.stdout.write(`${summary(deployment, stacks, proof)}\n`);
});
