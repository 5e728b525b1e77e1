import { copyFileSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { OPTIONS } from "../../../../src/bundle/esbuild-options";

const NAMES_SERVICE = resolve(__dirname, "../../../../examples/services/names");

/** The program of the image of `names`, with its data beside it: there is no container to run it in. */
export async function namesProgram(folder: string): Promise<string> {
  const image = join(folder, "images", "names");
  mkdirSync(image, { recursive: true });
  copyFileSync(join(NAMES_SERVICE, "names.json"), join(image, "names.json"));
  const outfile = join(image, "server.js");
  const entryPoints = [join(NAMES_SERVICE, "server.ts")];
  await build({ ...OPTIONS, metafile: false, write: true, entryPoints, outfile });
  return outfile;
}
