import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { stripVTControlCharacters } from "node:util";
import { type BoundProcessOptions, boundProcess } from "./bound-process";
import type { Run } from "./run";

/** A command that runs, with the ways in which a user can end it. */
export interface RunningCommand {
  readonly ended: Promise<Run>;
  /** Ctrl-C, as the terminal sends it: to the command's process group. */
  readonly interrupt: () => void;
  /** Kills it and everything that it started. */
  readonly kill: () => void;
}

export function startCommand(
  command: string,
  args: readonly string[],
  options: BoundProcessOptions,
): RunningCommand {
  const child = boundProcess(command, args, options);
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = once(child, "close").then(([status]) => ({
    status: (status as number | null) ?? 1,
    output: stripVTControlCharacters(Buffer.concat(chunks).toString()),
  }));
  return {
    ended,
    interrupt: () => process.kill(-childOf(child.pid), "SIGINT"),
    kill: () => child.stdin.end(),
  };
}

/** The one child of a process, which leads a process group. */
function childOf(pid: number | undefined): number {
  const line = execFileSync("ps", ["-eo", "pid=,ppid="], { encoding: "utf8" })
    .split("\n")
    .map((one) => one.trim().split(/\s+/).map(Number))
    .find(([, parent]) => parent === pid);
  if (line?.[0] === undefined) throw new Error(`expected a child of ${pid}, got none`);
  return line[0];
}
