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
import type { Asset, Bundles } from "../bundle/bundle";
import type { Deployment } from "../model/deployment";
import type { JsonMap } from "../model/openapi-document";
import { updateFiles } from "../terraform/update-files";
import { deploymentStacks } from "./deployment-stacks";

/** A stack on disk, ready for Terraform. */
export interface SynthesizedStack {
  readonly stackId: string;
  /** The folder to run Terraform in, relative to the working directory of the synthesis. */
  readonly folder: string;
  /** The number of its resources. */
  readonly resources: number;
}

/**
 * Writes the stacks of a deployment, in the order of applying, with the files of their functions and programs. CDKTF
 * writes into a temporary folder first, so that unchanged files are not touched, and none is if it fails.
 * @param check is given the stacks' JSON, by stack id, and throws if it should not be written
 */
export function synthesize(
  deployment: Deployment,
  bundles: Bundles,
  check: (stacks: StackJson) => void = () => {},
): readonly SynthesizedStack[] {
  return aside(deployment, bundles, (stacks, json, outdir) => {
    check(json);
    updateFiles(outdir, OUTPUT);
    return stacks.map(({ stackId, assets }) => {
      const folder = join(OUTPUT, "stacks", stackId);
      writeAssets(folder, assets);
      return { stackId, folder, resources: countResources(json[stackId]) };
    });
  });
}

/** The JSON of a deployment's stacks, of which nothing stays on disk. */
export function stackJson(deployment: Deployment, bundles: Bundles): StackJson {
  return aside(deployment, bundles, (_, json) => json);
}

/** A stack that was written, and the files that belong beside its JSON. */
interface WrittenStack {
  readonly stackId: string;
  readonly assets: readonly Asset[];
}

/** Has stacks written into a temporary folder, which is removed afterwards. */
function aside<T>(
  deployment: Deployment,
  bundles: Bundles,
  use: (stacks: readonly WrittenStack[], json: StackJson, outdir: string) => T,
): T {
  const outdir = mkdtempSync(join(tmpdir(), "crosslink-"));
  try {
    const stacks = write(deployment, bundles, outdir);
    const stackIds = stacks.map(({ stackId }) => stackId);
    return use(stacks, readStacks(outdir, stackIds), outdir);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** Writes the stacks. Nothing holds their constructs afterwards: a proof of thousands of resources needs the memory. */
function write(deployment: Deployment, bundles: Bundles, outdir: string): readonly WrittenStack[] {
  const app = new App({ outdir });
  const stacks = deploymentStacks(app, deployment, bundles);
  app.synth();
  return stacks.map(({ node, assets }) => ({ stackId: node.id, assets }));
}

/** The output folder; the CDKTF CLI sets the variable. */
export const OUTPUT = process.env.CDKTF_OUTDIR ?? "cdktf.out";

/** The parsed `cdk.tf.json` of stacks, by stack id. */
type StackJson = Readonly<Record<string, JsonMap>>;

/**
 * Reads stacks as they were written.
 * @param outdir the folder that they were written to
 */
export function readStacks(outdir: string, stackIds: readonly string[]): StackJson {
  return Object.fromEntries(
    stackIds.map((id) => [id, JSON.parse(readFileSync(join(outdir, "stacks", id, "cdk.tf.json"), "utf8"))]),
  );
}

/** Writes a stack's files next to its JSON, and removes those of earlier syntheses. */
function writeAssets(folder: string, files: readonly Asset[]): void {
  const current = new Set(files.map(({ path }) => path));
  for (const { path, content } of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    // The name has the content's hash: an existing file is the same.
    if (!existsSync(file)) writeFileSync(file, content);
  }
  const assets = join(folder, "assets");
  for (const name of existsSync(assets) ? readdirSync(assets) : []) {
    if (!current.has(`assets/${name}`)) rmSync(join(assets, name));
  }
}

function countResources({ resource = {} }: JsonMap = {}): number {
  return Object.values(resource as JsonMap).reduce<number>(
    (sum, ofType) => sum + Object.keys(ofType as JsonMap).length,
    0,
  );
}
