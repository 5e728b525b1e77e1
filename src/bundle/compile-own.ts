import { relative, resolve } from "node:path";
import type { BuildOptions, Metafile } from "esbuild";
import type { Compiled } from "./compiled";
import { esbuild, OPTIONS } from "./esbuild-options";
import { LAMBDAS, lambdaFile } from "./lambdas";

/**
 * AWS SDK clients search a dozen places for credentials, and can read event streams. Crosslink's own
 * functions get their credentials passed and use no streams. Without both they are half the size, start
 * faster, and cannot fall back to other credentials. Users' handlers keep both.
 */
export const OWN_OPTIONS = {
  ...OPTIONS,
  alias: { "@aws-sdk/credential-provider-node": lambdaFile("client", "no-credential-chain.ts") },
  external: ["@smithy/core/event-streams"],
} satisfies BuildOptions;

/**
 * Compiles Crosslink's own functions in one go: shared modules are read once, and each result is the same as
 * if compiled alone.
 */
export async function compileOwn(
  entries: readonly string[],
): Promise<readonly (readonly [string, Compiled])[]> {
  if (entries.length === 0) return [];
  const { outputFiles, metafile } = await esbuild().build({
    ...OWN_OPTIONS,
    absWorkingDir: LAMBDAS,
    entryPoints: entries.map((entry) => relative(LAMBDAS, entry)),
    // Nothing is written: with several results esbuild needs output names.
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

/**
 * Every module that a module imports, directly or not; also those that left no trace in the output but may
 * after a change.
 */
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
