import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { compileOwn } from "../src/bundle/compile-own";
import { LAMBDAS, lambdaFile } from "../src/bundle/lambdas";
import { functionZip } from "../src/bundle/zip";
import { licencesOf } from "./licences";

/**
 * Writes the zip file of each of Crosslink's own functions, by the code with which a synthesis in the repository makes them;
 * and the licences of what they contain.
 */
export async function buildFunctions(folder: string): Promise<void> {
  const compiled = await compileOwn(ownHandlers());
  for (const [entry, { code }] of compiled)
    write(join(folder, relative(LAMBDAS, entry).replace(/\.ts$/, ".zip")), functionZip(code));
  const inputs = compiled.flatMap(([, { inputs }]) => inputs);
  write(join(folder, "THIRD-PARTY-LICENCES.txt"), licencesOf(inputs));
}

function ownHandlers(): readonly string[] {
  return readdirSync(LAMBDAS)
    .map((name) => lambdaFile(name, "handler.ts"))
    .filter((file) => existsSync(file))
    .sort();
}

function write(file: string, content: Uint8Array | string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
