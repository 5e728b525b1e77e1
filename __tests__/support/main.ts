import { execFileSync } from "node:child_process";
import { resolve } from "node:path";

const ROOT = resolve(__dirname, "../..");

/** The command that runs the app from any folder. */
export const MAIN = ["--require", require.resolve("tsx/cjs"), resolve(ROOT, "main.ts")];

/** Runs the app in a folder, like `npm run synth` in the project's; the stacks are written there. */
export function runMain(cwd: string, env: Readonly<Record<string, string>> = {}): string {
  return execFileSync(process.execPath, MAIN, {
    cwd,
    env: { ...process.env, ...env },
    encoding: "utf8",
    stdio: "pipe",
  });
}
