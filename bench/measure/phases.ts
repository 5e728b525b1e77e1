/** The parts of a synthesis in their order, in a reader's words. */
export const PHASES = {
  start: "starting Node.js and tsx",
  modules: "loading zod, yaml and what needs no CDKTF",
  configuration: "reading the deployment file",
  access: "access check",
  cdktf: "loading CDKTF",
  constructs: "loading AWS bindings, constructs and stacks",
  bundling: "bundling, as far as it is waited for",
  construction: "constructs",
  writing: "resolving and writing JSON",
  network: "network check",
  assets: "zip files beside it",
  end: "ending",
} as const;

export type Phase = keyof typeof PHASES;

/** The phases that the process can time itself. */
export type TimedPhase = Exclude<Phase, "end">;

/** The phases that grow with a deployment: all but starting, loading and ending. */
export const WORK: readonly TimedPhase[] = [
  "configuration",
  "access",
  "bundling",
  "construction",
  "writing",
  "network",
  "assets",
];

/** @param times of each phase, in milliseconds */
export function workSeconds(times: Readonly<Record<TimedPhase, number>>): number {
  return WORK.reduce((sum, phase) => sum + times[phase], 0) / 1000;
}
