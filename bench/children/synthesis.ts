import "../../src/commands/start/lean-typescript";
import "./stopwatch";
import { type AccessProof, proveAccess } from "../../src/access/prove";
import { proveNetwork } from "../../src/access/prove-network";
import { bundleFunctions } from "../../src/bundle/bundle-functions";
import { deploymentFile } from "../../src/commands/deployment-file";
import { gatewayProof } from "../../src/commands/gateway-proof";
import { loadDeployment } from "../../src/config/load-deployment";
import { lap, laps, processorLaps } from "./stopwatch";

/** The output of this process. */
export interface SynthesisFigures {
  readonly laps: typeof laps;
  readonly processorLaps: typeof processorLaps;
  readonly resources: number;
  readonly calls: number;
  readonly probes: number;
  readonly classes: number;
}

/** The steps of `main.ts` in the same order, each timed. */
async function main(): Promise<SynthesisFigures> {
  lap("modules");
  const file = deploymentFile();
  const deployment = loadDeployment(file);
  lap("configuration");
  const proof = counts(proveAccess(deployment, file));
  lap("access");
  const bundling = bundleFunctions(deployment, file);
  lap("bundling");
  timeSynth(require("cdktf") as typeof import("cdktf"));
  lap("cdktf");
  const { synthesize } =
    require("../../src/stacks/synthesize") as typeof import("../../src/stacks/synthesize");
  lap("constructs");
  const bundles = await bundling;
  lap("bundling");
  const stacks = synthesize(deployment, bundles, (json) => {
    proveNetwork(deployment, file, json);
    gatewayProof(deployment, file, json);
    lap("network");
  });
  lap("assets");
  const resources = stacks.reduce((sum, stack) => sum + stack.resources, 0);
  return { laps, processorLaps, resources, ...proof };
}

/** The sizes of a proof; the proof itself is not kept, as in `main.ts`. */
function counts({ calls, probes, classes }: AccessProof) {
  return { calls: calls.length, probes: probes.length, classes: classes.classes };
}

/** Times CDKTF's own synthesis: before it constructs are made, after it assets are written. */
function timeSynth({ App }: typeof import("cdktf")): void {
  const { synth } = App.prototype;
  App.prototype.synth = function timedSynth() {
    lap("construction");
    synth.call(this);
    lap("writing");
  };
}

void main().then((figures) => process.stdout.write(JSON.stringify(figures)));
