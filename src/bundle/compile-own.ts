import { relative, resolve } from "node:path";
import type { BuildOptions, Metafile } from "esbuild";
import type { Compiled } from "./compiled";
import { esbuild, OPTIONS } from "./esbuild-options";
import { LAMBDAS, lambdaFile } from "./lambdas";

/**
 * Every AWS client looks for credentials in a dozen places, and can read event streams. Functions of ours are given
 * their credentials and call nothing that streams: without both they are half the size and start faster, and can fall
 * back to no other credentials. A user's handler keeps them.
 */
export const OWN_OPTIONS = {
  ...OPTIONS,
  alias: { "@aws-sdk/credential-provider-node": lambdaFile("client", "no-credential-chain.ts") },
  external: ["@smithy/core/event-streams"],
} satisfies BuildOptions;

/** Compiles functions of ours in one go: what they share is read once, and each comes out as it would alone. */
export async function compileOwn(
  entries: readonly string[],
): Promise<readonly (readonly [string, Compiled])[]> {
  if (entries.length === 0) return [];
  const { outputFiles, metafile } = await esbuild().build({
    ...OWN_OPTIONS,
    absWorkingDir: LAMBDAS,
    entryPoints: entries.map((entry) => relative(LAMBDAS, entry)),
    // Nothing is written; several results need names.
    outdir: OUT,
    outbase: LAMBDAS,
  });
  return entries.map((entry) => {
    const file = outputFiles.find(({ path }) => path === outputOf(entry));
    if (file === undefined) throw new Error(`esbuild made nothing of ${entry}`);
    const inputs = [...reachable(metafile.inputs, relative(LAMBDAS, entry))].map((input) =>
      resolve(LAMBDAS, input),
    );
    return [entry, { code: file.contents, inputs }];
  });
}

const OUT = "out";

function outputOf(entry: string): string {
  return resolve(LAMBDAS, OUT, relative(LAMBDAS, entry).replace(/\.ts$/, ".js"));
}

/** Everything that a module imports, and what that imports: also what left no trace in the output, and might after a change. */
function reachable(
  inputs: Metafile["inputs"],
  module: string,
  found = new Set<string>(),
): ReadonlySet<string> {
  if (found.has(module)) return found;
  found.add(module);
  for (const { path, external } of inputs[module]?.imports ?? []) {
    if (!external) reachable(inputs, path, found);
  }
  return found;
}
