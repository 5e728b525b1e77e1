import { rmSync } from "node:fs";
import { join } from "node:path";
import type { BareFigures } from "../children/bare-cdktf";
import type { SynthesisFigures } from "../children/synthesis";
import { type Compared, compare, inTurn } from "./in-turn";
import { median, medians } from "./median";
import { runNode, TYPESCRIPT } from "./node-process";
import { type Phase, type TimedPhase, workSeconds } from "./phases";
import type { DeploymentShape } from "./shapes";
import { planOf } from "./stack-plan";
import type { Workspace } from "./workspace";

/**
 * The cost of a synthesis, from the deployment file to the stacks on disk, and of CDKTF alone writing the
 * same stacks. Times are processor times: for a process that only computes, they equal the time on an idle
 * machine, and long runs seldom get one.
 */
export interface DeploymentFigures {
  readonly providers: number;
  readonly consumers: number;
  readonly resources: number;
  /** The access check's calls: those that must be allowed, and intruders' that must be refused. */
  readonly calls: number;
  readonly probes: number;
  /** The classes of requests that the proof decides. */
  readonly classes: number;
  /** Processor time in seconds, without starting and loading. */
  readonly work: Compared;
  /** In milliseconds. */
  readonly phases: Readonly<Record<TimedPhase, number>>;
  readonly peakMegabytes: number;
  readonly floorPeakMegabytes: number;
}

/** A synthesis in a process of its own. */
export interface SynthesisRun {
  readonly figures: SynthesisFigures;
  /** In milliseconds, by the clock. */
  readonly phases: Readonly<Record<Phase, number>>;
  readonly peakMegabytes: number;
}

export function deploymentFigures(
  workspace: Workspace,
  shape: DeploymentShape,
  runs: number,
): DeploymentFigures {
  const file = workspace.write("bench.json", JSON.stringify(shape));
  const pairs = inTurn(
    runs,
    () => runSynthesis(workspace, file),
    () => runBare(workspace),
  );
  const measured = pairs.map((pair) => pair.measured);
  const { resources = 0, calls = 0, probes = 0, classes = 0 } = measured[0]?.figures ?? {};
  return {
    providers: Object.keys(shape.providers).length,
    consumers: Object.keys(shape.consumers).length,
    resources,
    calls,
    probes,
    classes,
    work: compare(
      pairs.map(({ measured, floor }) => ({
        measured: workSeconds(measured.figures.processorLaps),
        floor: floor.seconds,
      })),
    ),
    phases: medians(measured.map(({ figures }) => figures.processorLaps)),
    peakMegabytes: median(measured.map(({ peakMegabytes }) => peakMegabytes)),
    floorPeakMegabytes: median(pairs.map(({ floor }) => floor.peakMegabytes)),
  };
}

/** Synthesizes a deployment into an empty folder, with the steps of `main.ts`. */
export function runSynthesis(workspace: Workspace, file: string): SynthesisRun {
  const outdir = emptyFolder(workspace, SYNTHESIZED);
  const { seconds, peakMegabytes, output } = runNode([...TYPESCRIPT, "bench/children/synthesis.ts"], {
    cwd: workspace.folder,
    env: { DEPLOYMENT: file, CDKTF_OUTDIR: outdir },
  });
  const figures = JSON.parse(output) as SynthesisFigures;
  const lapped = Object.values(figures.laps).reduce((sum, lap) => sum + lap, 0);
  return { figures, phases: { ...figures.laps, end: seconds * 1000 - lapped }, peakMegabytes };
}

/** The folder in the workspace that the last synthesis wrote to. */
export const SYNTHESIZED = "synthesized";

/** Writes the stacks of the last synthesis with CDKTF alone. */
function runBare(workspace: Workspace): { readonly seconds: number; readonly peakMegabytes: number } {
  const plan = workspace.write("plan.json", JSON.stringify(planOf(join(workspace.folder, SYNTHESIZED))));
  const outdir = emptyFolder(workspace, "floor");
  const { peakMegabytes, output } = runNode([...TYPESCRIPT, "bench/children/bare-cdktf.ts", plan, outdir], {
    cwd: workspace.folder,
  });
  return { seconds: (JSON.parse(output) as BareFigures).processorMs / 1000, peakMegabytes };
}

function emptyFolder(workspace: Workspace, name: string): string {
  const folder = join(workspace.folder, name);
  rmSync(folder, { recursive: true, force: true });
  return folder;
}
