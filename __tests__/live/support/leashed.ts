import { type ChildProcessByStdio, spawn } from "node:child_process";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";

const LEASH = join(__dirname, "leash.mjs");

export interface LeashedOptions {
  readonly cwd: string;
  /** The whole environment; nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
}

/** A process that ends with this one, together with everything that it starts: also at Ctrl-C, also at `kill -9`. */
export function leashed(
  command: string,
  args: readonly string[],
  { cwd, env }: LeashedOptions,
): ChildProcessByStdio<Writable, Readable, Readable> {
  return spawn(process.execPath, [LEASH, command, ...args], {
    cwd,
    env: { ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
}
