import { spawnSync } from "node:child_process";
import { SOURCES } from "../main";

/** How a run of the program ended. */
export interface Ended {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

/**
 * Runs the program in a folder and waits for its end, whatever that is.
 * @param program arguments of Node.js before those of the program
 */
export function crosslink(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  program: readonly string[] = SOURCES,
): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...program, ...args], {
    cwd,
    env: { ...process.env, DEPLOYMENT: "", CDKTF_OUTDIR: undefined, ...env },
    encoding: "utf8",
  });
  return { status, output: stdout, errors: stderr };
}
