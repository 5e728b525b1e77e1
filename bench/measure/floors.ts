import { type ProcessRun, runNode } from "./node-process";

/** What a budget counts in, by the numbers that `docs/performance.md` explains. */
export type Floor = 1 | 2 | 3;

/** Floor 1: a process that does no more than load CDKTF, from a folder that has it among its packages. */
export function loadCdktf(folder: string): ProcessRun {
  return runNode(["-e", "require('cdktf')"], { cwd: folder });
}

/** Floor 3: a process that does nothing at all. */
export function bareNode(folder: string): ProcessRun {
  return runNode(["-e", ""], { cwd: folder });
}
