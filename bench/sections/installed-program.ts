import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { installPackage, packPackage } from "../../build/installed";
import type { Runs } from "../arguments";
import { bareNode, loadCdktf } from "../measure/floors";
import { type Compared, compare, inTurn } from "../measure/in-turn";
import { median } from "../measure/median";
import { runNode } from "../measure/node-process";
import type { Workspace } from "../measure/workspace";

/** The cost of the program as it is installed from the package. */
export interface InstalledProgram {
  readonly packedKilobytes: number;
  /** Synthesis of the default deployment, in seconds, next to a process that only loads CDKTF. */
  readonly synthSeconds: Compared;
  readonly peakMegabytes: number;
  /** `crosslink --help`, in milliseconds, next to a process that does nothing. */
  readonly helpMs: Compared;
}

/** Runs for what takes tenths of a second. */
const MORE = 3;

export function installedProgram(workspace: Workspace, { usual }: Runs): InstalledProgram {
  const packed = packPackage();
  const folder = join(workspace.folder, "installed");
  try {
    const program = installPackage(packed, folder);
    cpSync(join(workspace.folder, "deployment.yaml"), join(folder, "deployment.yaml"));
    const run = (command: string) =>
      runNode([program, command], { cwd: folder, env: { DEPLOYMENT: "", CDKTF_OUTDIR: "cdktf.out" } });
    // A first unmeasured run fills the system's file cache.
    run("synth");
    const synths = inTurn(
      usual,
      () => run("synth"),
      () => loadCdktf(folder),
    );
    const helps = inTurn(
      usual * MORE,
      () => run("--help").seconds * 1000,
      () => bareNode(folder).seconds * 1000,
    );
    return {
      packedKilobytes: packed.kilobytes,
      synthSeconds: compare(
        synths.map(({ measured, floor }) => ({ measured: measured.seconds, floor: floor.seconds })),
      ),
      peakMegabytes: median(synths.map(({ measured }) => measured.peakMegabytes)),
      helpMs: compare(helps),
    };
  } finally {
    packed.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}
