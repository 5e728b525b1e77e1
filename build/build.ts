import { rmSync } from "node:fs";
import { resolve } from "node:path";
import { buildFunctions } from "./functions";
import { buildProgram } from "./program";
import { buildTypes } from "./types";

/**
 * Makes everything of the package that is not in the repository: the program and the library as JavaScript, the library's
 * types, and Crosslink's own functions as zip files.
 * @param folder is emptied first
 */
async function build(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  await Promise.all([
    buildProgram(folder),
    buildFunctions(resolve(folder, "lambdas")),
    buildTypes(resolve(folder, "types")),
  ]);
}

void build(resolve(process.argv[2] ?? "dist"));
