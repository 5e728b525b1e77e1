import { spawnSync } from "node:child_process";
import { join } from "node:path";
import packageJson from "../../package.json";

/** The cost of a whole process, from start to end. */
export interface ProcessRun {
  readonly seconds: number;
  readonly peakMegabytes: number;
  /** Its standard output. */
  readonly output: string;
}

const PEAK_MEMORY = join(__dirname, "peak-memory.cjs");
const MAX_OUTPUT = 64 * 1024 * 1024;

/** The arguments of Node.js in `npm run synth`: those that run TypeScript, then the program and its command. */
export const SYNTH = packageJson.scripts.synth.split(" ").slice(1);
export const TYPESCRIPT = SYNTH.slice(0, -2);

/**
 * Runs Node.js once, in a process of its own.
 * @throws Error if its exit status is not 0
 */
export function runNode(
  args: readonly string[],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): ProcessRun {
  const start = performance.now();
  const { status, output } = spawnSync(process.execPath, ["--require", PEAK_MEMORY, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit", "pipe"],
    encoding: "utf8",
    maxBuffer: MAX_OUTPUT,
  });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`node ${args.join(" ")} ended with status ${status}`);
  return { seconds, peakMegabytes: Number(output[3]) / 1024, output: output[1] ?? "" };
}
