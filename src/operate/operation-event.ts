import type { ResourceChange } from "./terraform/changes";

/** What a command tells while it runs: one object a line with `--json`, or the lines that `eventText` makes of it. */
export type OperationEvent = SynthesizedEvent | PassEvent | PlanEvent | PartyEvent | KeptEvent | EndEvent;

export interface SynthesizedEvent {
  readonly event: "synthesized";
  readonly parties: readonly string[];
  /** The access that the stacks give, in words. */
  readonly access: readonly string[];
}

/** The beginning of a pass over all parties. */
export interface PassEvent {
  readonly event: "pass";
  readonly pass: number;
}

/** The changes that a party would get. */
export interface PlanEvent extends Counts {
  readonly event: "plan";
  readonly party: string;
  readonly resources: readonly ResourceChange[];
  readonly outputs: readonly string[];
  /** The command that shows every attribute of the plan; absent if the plan is not kept. */
  readonly show?: string;
}

/** The end of a party's turn. */
export interface PartyEvent extends Counts {
  readonly event: "party";
  readonly pass?: number;
  readonly party: string;
  readonly outcome: PartyOutcome;
  readonly seconds: number;
  /** The resources and outputs that differ, of a party that is not applied. */
  readonly resources?: readonly ResourceChange[];
  readonly outputs?: readonly string[];
  /** The parties that have to be applied first. */
  readonly waitsFor?: readonly string[];
  readonly problems?: readonly ReportedProblem[];
}

export type PartyOutcome =
  | "applied"
  | "unchanged"
  | "differs"
  | "destroyed"
  | "skipped"
  | "waits"
  | "failed"
  | "interrupted";

interface Counts {
  readonly created: number;
  readonly changed: number;
  readonly destroyed: number;
}

/** An error of Terraform, in its own words. */
export interface ReportedProblem {
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
  /** What to do about it. */
  readonly advice?: string;
}

/** Resources that AWS will not let go, named before anything is destroyed. */
export interface KeptEvent {
  readonly event: "kept";
  readonly party: string;
  readonly address: string;
  readonly because: string;
}

/** The last event of every command. */
export interface EndEvent {
  readonly event: "end";
  readonly status: ExitStatus;
  readonly outcome: "done" | "failed" | "waits" | "differs" | "interrupted" | "stopped";
  /** The end in a sentence. */
  readonly message: string;
  readonly passes?: number;
  readonly seconds?: number;
  /** What to do next, each a line to paste or a sentence. */
  readonly next: readonly string[];
  /** The folder of Terraform's own output. */
  readonly log?: string;
}

/** 0 = done, 1 = failed, 2 = something is to be done: by another team, or about a difference. */
export type ExitStatus = 0 | 1 | 2;

export const NO_CHANGES: Counts = { created: 0, changed: 0, destroyed: 0 };
