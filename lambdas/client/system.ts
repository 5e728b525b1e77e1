import { setTimeout } from "node:timers/promises";

/** The clock, the timers, the random numbers and the log that a call uses. */
export interface System {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A number from 0 to less than 1. */
  readonly random: () => number;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  /** A signal that aborts after that time. */
  readonly timeout: (milliseconds: number) => AbortSignal;
  /** Writes one line of JSON. */
  readonly log: (entry: object) => void;
}

export const system: System = {
  now: Date.now,
  random: Math.random,
  sleep: setTimeout,
  timeout: AbortSignal.timeout,
  log: (entry) => process.stdout.write(`${JSON.stringify(entry)}\n`),
};
