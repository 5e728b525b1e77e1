import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { App } from "cdktf";
import type { Bundle, Bundles } from "../bundle/bundle";
import type { Deployment } from "../model/deployment";
import { updateFiles } from "../terraform/update-files";
import { deploymentStacks } from "./deployment-stacks";

/** A stack as it lies on disk, ready for Terraform. */
export interface SynthesizedStack {
  readonly stackId: string;
  /** The folder to run Terraform in, relative to where the synthesis ran. */
  readonly folder: string;
  /** How many resources it manages. */
  readonly resources: number;
}

/**
 * Writes the stacks of a deployment, in the order of applying, each with the zip files of its functions. CDKTF writes
 * into a folder that goes again, so that files which have not changed stay untouched, and all of them if it fails.
 */
export function synthesize(deployment: Deployment, bundles: Bundles): readonly SynthesizedStack[] {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), "crosslink-")) });
  try {
    const stacks = deploymentStacks(app, deployment, bundles);
    app.synth();
    updateFiles(app.outdir, OUTPUT);
    return stacks.map(({ node, functions }) => {
      const folder = join(OUTPUT, "stacks", node.id);
      writeAssets(folder, functions);
      return { stackId: node.id, folder, resources: countResources(folder) };
    });
  } finally {
    rmSync(app.outdir, { recursive: true });
  }
}

/** Where the CDKTF CLI looks for the stacks: it sets the variable. */
const OUTPUT = process.env.CDKTF_OUTDIR ?? "cdktf.out";

/** Puts the functions' zip files where the JSON says they are, and removes those of earlier syntheses. */
function writeAssets(folder: string, functions: readonly Bundle[]): void {
  const wanted = new Set(functions.map(({ path }) => path));
  for (const { path, zip } of functions) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    // Named by its content: what is there under this name is the same.
    if (!existsSync(file)) writeFileSync(file, zip);
  }
  const assets = join(folder, "assets");
  for (const name of existsSync(assets) ? readdirSync(assets) : []) {
    if (!wanted.has(`assets/${name}`)) rmSync(join(assets, name));
  }
}

function countResources(folder: string): number {
  const { resource = {} } = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8")) as {
    resource?: Record<string, object>;
  };
  return Object.values(resource).reduce((sum, ofType) => sum + Object.keys(ofType).length, 0);
}
