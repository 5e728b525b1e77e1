import type { Runs } from "../arguments";
import { runSynthesis } from "../measure/deployment-figures";
import { bareNode, loadCdktf } from "../measure/floors";
import { type Compared, compare, inTurn } from "../measure/in-turn";
import { median, medians } from "../measure/median";
import { runNode, SYNTH } from "../measure/node-process";
import type { Phase } from "../measure/phases";
import type { Workspace } from "../measure/workspace";

/** Synthesis of the default deployment, with an empty and with a filled bundle cache. */
export interface DefaultSynthesis {
  readonly cold: ProcessFigures;
  readonly warm: ProcessFigures;
}

export interface ProcessFigures {
  /** The whole process, in seconds, next to one that only loads CDKTF. */
  readonly seconds: Compared;
  readonly peakMegabytes: number;
  /** The proofs of access and network, in milliseconds, next to a whole process that does nothing. */
  readonly proofMs: Compared;
  /** In milliseconds. */
  readonly phases: Readonly<Record<Phase, number>>;
}

const DEPLOYMENT = "deployment.yaml";

export function defaultSynthesis(workspace: Workspace, { usual }: Runs): DefaultSynthesis {
  // A first unmeasured run fills tsx's cache.
  synth(workspace);
  return {
    cold: processFigures(workspace, usual, workspace.forgetBundles),
    warm: processFigures(workspace, usual, () => {}),
  };
}

function processFigures(workspace: Workspace, runs: number, before: () => void): ProcessFigures {
  const pairs = inTurn(
    runs,
    () => {
      before();
      return synth(workspace);
    },
    () => loadCdktf(workspace.folder),
  );
  const steps = inTurn(
    runs,
    () => {
      before();
      return runSynthesis(workspace, DEPLOYMENT).phases;
    },
    () => bareNode(workspace.folder).seconds * 1000,
  );
  return {
    seconds: compare(
      pairs.map(({ measured, floor }) => ({ measured: measured.seconds, floor: floor.seconds })),
    ),
    peakMegabytes: median(pairs.map(({ measured }) => measured.peakMegabytes)),
    proofMs: compare(
      steps.map(({ measured, floor }) => ({ measured: measured.access + measured.network, floor })),
    ),
    phases: medians(steps.map(({ measured }) => measured)),
  };
}

/** Runs `npm run synth`. */
function synth(workspace: Workspace) {
  return runNode(SYNTH, {
    cwd: workspace.folder,
    env: { DEPLOYMENT, CDKTF_OUTDIR: "cdktf.out" },
  });
}
