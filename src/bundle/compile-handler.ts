import { basename, dirname, resolve } from "node:path";
import type { Message } from "esbuild";
import type { Compiled, Refused } from "./compiled";
import { esbuild, OPTIONS } from "./esbuild-options";
import { AROUND, failureOf, sentence } from "./refusal";

/**
 * esbuild's options for a user's handler: it is compiled through a module that imports its one export,
 * `handler`.
 */
export function handlerOptions(entry: string) {
  const folder = dirname(entry);
  return {
    ...OPTIONS,
    absWorkingDir: folder,
    stdin: { contents: theHandlerOf(entry), resolveDir: folder },
  };
}

/** Re-exporting makes esbuild report a missing `handler`. */
function theHandlerOf(entry: string): string {
  return `export { handler } from ${JSON.stringify(`./${basename(entry)}`)};`;
}

/** Compiles a user's handler with its imports, or gives the reasons why it cannot. */
export async function compileHandler(entry: string): Promise<Compiled | Refused> {
  const result = await esbuild()
    .build(handlerOptions(entry))
    .catch((error: unknown) => failureOf(error));
  // For a module without any exports esbuild only warns.
  const refused = "outputFiles" in result ? result.warnings.filter(isMissingHandler) : result.errors;
  if (!("outputFiles" in result) || refused.length > 0) {
    return { refused: refused.map((message) => sentence(message, entry)) };
  }
  const [output] = result.outputFiles;
  if (output === undefined) throw new Error(`esbuild made nothing of ${entry}`);
  return {
    code: output.contents,
    inputs: Object.keys(result.metafile.inputs)
      .filter((input) => input !== AROUND)
      .map((input) => resolve(dirname(entry), input)),
  };
}

function isMissingHandler({ id, location }: Message): boolean {
  return id === "import-is-undefined" && location?.file === AROUND;
}
