import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { loadCdktf } from "../measure/floors";
import { type Compared, compare } from "../measure/in-turn";
import { median } from "../measure/median";

export interface CheckFigures {
  /** Measured once, next to the median of some processes that load CDKTF. */
  readonly seconds: Compared;
}

const ROOT = resolve(__dirname, "../..");

/** Floors before and after the check, which takes too long to alternate with one. */
const FLOORS = 3;

/** `npm run check`, in the repository itself. */
export function checkFigures(): CheckFigures {
  const before = floors();
  const measured = checkSeconds();
  return { seconds: compare([{ measured, floor: median([...before, ...floors()]) }]) };
}

function checkSeconds(): number {
  const start = performance.now();
  const { status } = spawnSync("npm", ["run", "--silent", "check"], {
    cwd: ROOT,
    stdio: "ignore",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error("npm run check fails, so that its time says nothing");
  return (performance.now() - start) / 1000;
}

function floors(): readonly number[] {
  return Array.from({ length: FLOORS }, () => loadCdktf(ROOT).seconds);
}
