import { type ProcessRun, runNode } from "./node-process";

/** The units of budgets, with the numbers of `docs/performance.md`. */
export type Floor = 1 | 2 | 3;

/** Floor 1: a process that only loads CDKTF, from a folder with its packages. */
export function loadCdktf(folder: string): ProcessRun {
  return runNode(["-e", "require('cdktf')"], { cwd: folder });
}

/** Floor 3: a process that does nothing at all. */
export function bareNode(folder: string): ProcessRun {
  return runNode(["-e", ""], { cwd: folder });
}
