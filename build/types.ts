import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";

const ROOT = resolve(__dirname, "..");

/** Writes the declarations of the library, by the TypeScript compiler. */
export async function buildTypes(folder: string): Promise<void> {
  const tsc = require.resolve("typescript/package.json").replace(/package\.json$/, "bin/tsc");
  const args = [tsc, "--project", resolve(ROOT, "build/tsconfig.json"), "--outDir", folder];
  const [status] = await once(spawn(process.execPath, args, { cwd: ROOT, stdio: "inherit" }), "exit");
  if (status !== 0) throw new Error(`tsc ended with status ${status}`);
}
