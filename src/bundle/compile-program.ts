import { basename, dirname, resolve } from "node:path";
import type { Compiled, Refused } from "./compiled";
import { esbuild, OPTIONS } from "./esbuild-options";
import { failureOf, sentence } from "./refusal";

/** esbuild's options for a program that an instance runs: those of handlers, for the same Node.js. */
export function programOptions(entry: string) {
  return { ...OPTIONS, absWorkingDir: dirname(entry), entryPoints: [basename(entry)] };
}

/** Compiles programs with their imports, or gives the reasons why not. */
export async function compilePrograms(
  entries: readonly string[],
): Promise<ReadonlyMap<string, Compiled | Refused>> {
  return new Map(
    await Promise.all(entries.map(async (entry) => [entry, await compileProgram(entry)] as const)),
  );
}

async function compileProgram(entry: string): Promise<Compiled | Refused> {
  const result = await esbuild()
    .build(programOptions(entry))
    .catch((error: unknown) => failureOf(error));
  if (!("outputFiles" in result))
    return { refused: result.errors.map((message) => sentence(message, entry)) };
  const [output] = result.outputFiles;
  if (output === undefined) throw new Error(`esbuild made nothing of ${entry}`);
  const inputs = Object.keys(result.metafile.inputs).map((input) => resolve(dirname(entry), input));
  return { code: output.contents, inputs };
}
