import { setTimeout } from "node:timers/promises";

/** What a call needs of the world besides the network. */
export interface System {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** From 0 to less than 1. */
  readonly random: () => number;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  /** A signal that fires once, that much later. */
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
