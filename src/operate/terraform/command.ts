import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { type Printed, readPrinted } from "./ui-event";

/** A program and the surroundings of its runs. */
export interface Surroundings {
  /** Its name on the PATH, or its path. */
  readonly program: string;
  readonly env: NodeJS.ProcessEnv;
  /** Aborted when the user wants to stop. */
  readonly interrupted: AbortSignal;
}

/** The end of a command of Terraform. */
export interface CommandEnd extends Printed {
  /** Absent if a signal ended it. */
  readonly status?: number;
  /** The signal that ended it, if one did: then it could not release its lock. */
  readonly signal?: NodeJS.Signals;
}

/**
 * Runs a command of Terraform in a folder, with its output in a file rather than a pipe: should this process be killed, Terraform
 * still has somewhere to write to, and brings to an end what it is doing. For the same reason it is in a process group of its own,
 * which the terminal's Ctrl-C does not reach: an interruption is passed on once. Terraform ends at once at the second, and
 * loses what it is about to save.
 * @param output the file, written anew
 * @see https://developer.hashicorp.com/terraform/cli/commands/apply
 */
export async function runCommand(
  { program, env, interrupted }: Surroundings,
  args: readonly string[],
  { folder, output }: { readonly folder: string; readonly output: string },
): Promise<CommandEnd> {
  const file = openSync(output, "w", 0o600);
  const child = spawn(program, args, { cwd: folder, env, detached: true, stdio: ["ignore", file, file] });
  closeSync(file);
  const passOn = () => interrupt(child.pid);
  interrupted.addEventListener("abort", passOn);
  try {
    const [status, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
    return {
      ...readPrinted(readFileSync(output, "utf8")),
      status: status ?? undefined,
      signal: signal ?? undefined,
    };
  } finally {
    interrupted.removeEventListener("abort", passOn);
  }
}

/** Interrupts a process group, as a terminal does. */
function interrupt(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGINT");
  } catch (error) {
    // It has ended meanwhile, which is what is wanted.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
