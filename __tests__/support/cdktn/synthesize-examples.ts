import Module from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Node's function that finds a module's file. */
interface Resolving {
  _resolveFilename(request: string, ...rest: readonly unknown[]): string;
}

/** From here on every module that requires `cdktf` gets another package, as npm's alias makes it. */
function takeForCdktf(name: string): void {
  const modules = Module as unknown as Resolving;
  const { _resolveFilename: search } = modules;
  modules._resolveFilename = (request, ...rest) =>
    search.call(modules, request.replace(/^cdktf(?=$|\/)/, name), ...rest);
}

/** Prints the JSON of every example's stacks, by example and stack, as it is written with the package of the first argument. */
async function main([name = "cdktf"]: readonly string[]): Promise<void> {
  takeForCdktf(name);
  const { EXAMPLE_NAMES, exampleFile } = require("../examples") as typeof import("../examples");
  const { bundleFunctions, deploymentStacks, loadDeployment } =
    require("../../../src/index") as typeof import("../../../src/index");
  const { App, Testing } = require("cdktf") as typeof import("cdktf");
  const examples: Record<string, Record<string, string>> = {};
  for (const example of EXAMPLE_NAMES) {
    const deployment = loadDeployment(exampleFile(example));
    const bundles = await bundleFunctions(deployment, example);
    const app = Testing.stubVersion(new App({ outdir: join(tmpdir(), "crosslink-unwritten") }));
    const stacks = deploymentStacks(app, deployment, bundles);
    examples[example] = Object.fromEntries(stacks.map((stack) => [stack.node.id, Testing.synth(stack)]));
  }
  const loaded = Object.keys(require.cache).filter((file) =>
    /node_modules\/cdkt[fn]\/lib\/app\.js$/.test(file),
  );
  process.stdout.write(JSON.stringify({ loaded, examples }));
}

void main(process.argv.slice(2));
