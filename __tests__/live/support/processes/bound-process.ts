import { type ChildProcessByStdio, spawn } from "node:child_process";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";

const END_WITH_PARENT = join(__dirname, "end-with-parent.mjs");

export interface BoundProcessOptions {
  readonly cwd: string;
  /** The whole environment; nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
}

/** A process that ends with this one, together with everything that it starts: at Ctrl-C too, and at `kill -9`. */
export function boundProcess(
  command: string,
  args: readonly string[],
  { cwd, env }: BoundProcessOptions,
): ChildProcessByStdio<Writable, Readable, Readable> {
  return spawn(process.execPath, [END_WITH_PARENT, command, ...args], {
    cwd,
    env: { ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
}
