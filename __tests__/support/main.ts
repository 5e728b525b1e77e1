import { execFileSync } from "node:child_process";
import { resolve } from "node:path";

const ROOT = resolve(__dirname, "../..");

/** The arguments of Node.js that run the program from its sources. */
export const SOURCES = ["--require", require.resolve("tsx/cjs"), resolve(ROOT, "main.ts")];

/** The command that synthesizes from any folder. */
export const MAIN = [...SOURCES, "synth"];

/** Runs the app in a folder, like `npm run synth` in the project's; the stacks are written there. */
export function runMain(cwd: string, env: Readonly<Record<string, string>> = {}): string {
  return execFileSync(process.execPath, MAIN, {
    cwd,
    env: { ...process.env, ...env },
    encoding: "utf8",
    stdio: "pipe",
  });
}
