import { median } from "./median";

/** A measurement and its floor, taken one right after the other. */
export interface Pair<M, F = M> {
  readonly measured: M;
  readonly floor: F;
}

/** Two medians, and the medians of the pairs' ratios and differences. */
export interface Compared {
  readonly measured: number;
  readonly floor: number;
  /** Measured over floor. */
  readonly ratio: number;
  /** Measured less floor. */
  readonly difference: number;
  readonly runs: number;
}

/** Takes a measurement and its floor alternately, so that other load on the machine affects both alike. */
export function inTurn<M, F>(runs: number, measure: () => M, floor: () => F): readonly Pair<M, F>[] {
  return Array.from({ length: runs }, () => ({ measured: measure(), floor: floor() }));
}

export function compare(pairs: readonly Pair<number>[]): Compared {
  return {
    measured: median(pairs.map(({ measured }) => measured)),
    floor: median(pairs.map(({ floor }) => floor)),
    ratio: median(pairs.map(({ measured, floor }) => measured / floor)),
    difference: median(pairs.map(({ measured, floor }) => measured - floor)),
    runs: pairs.length,
  };
}
