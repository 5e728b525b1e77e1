import type { Machine } from "../../machines/machine";

/** The end of a connection: a machine that it reached, or a hop that it did not pass. */
export type Arrival = { readonly machine: Machine; readonly stopped?: undefined } | Stopped;

export interface Stopped {
  readonly machine?: undefined;
  /** The hop and its reason. */
  readonly stopped: string;
  /** True = nobody answers, and its sender waits until its time is over; false = it is refused at once. */
  readonly silently: boolean;
}

/** A connection that is refused. */
export const refused = (stopped: string): Stopped => ({ stopped, silently: false });

/** A connection whose packets are lost. */
export const dropped = (stopped: string): Stopped => ({ stopped, silently: true });
