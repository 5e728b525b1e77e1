import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

const ROOT = resolve(__dirname, "../../..");

/** Loads the default deployment, and prints the number of modules of documents and whether there are others. */
const SCRIPT = `const { loadDeployment } = require("./src/config/load-deployment");
  loadDeployment("deployment.yaml");
  const loaded = Object.keys(require.cache);
  console.log(loaded.filter((file) => /ajv|openapi-schemas|read-openapi/.test(file)).length, loaded.length > 50);`;

test("a deployment without a document loads neither the reader nor the validator", () => {
  const options = { cwd: ROOT, encoding: "utf8" } as const;
  const { stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "-e", SCRIPT], options);
  expect([stdout.trim(), stderr]).toEqual(["0 true", ""]);
});
