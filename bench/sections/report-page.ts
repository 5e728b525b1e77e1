import type { Runs } from "../arguments";
import { loadCdktf } from "../measure/floors";
import { type Compared, compare, inTurn } from "../measure/in-turn";
import { runNode, TYPESCRIPT } from "../measure/node-process";
import type { Workspace } from "../measure/workspace";

/** The whole process that writes the page of the default deployment, in seconds, next to one that only loads CDKTF. */
export function reportPage(workspace: Workspace, { usual }: Runs): Compared {
  const write = () =>
    runNode([...TYPESCRIPT, "main.ts", "report"], {
      cwd: workspace.folder,
      env: { DEPLOYMENT: "deployment.yaml", CDKTF_OUTDIR: "cdktf.out" },
    }).seconds;
  // A first unmeasured run fills tsx's cache.
  write();
  return compare(inTurn(usual, write, () => loadCdktf(workspace.folder).seconds));
}
