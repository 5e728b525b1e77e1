import type { Call } from "./call";
import type { Cause } from "./cause";
import type { Reading } from "./facts/reading";

/** A kind of calls: everything that is read about one, and every cause for which one fails. */
export interface Kind<C, F> {
  /** In the order in which AWS decides a call; within a step the more precise one is first. */
  readonly causes: readonly Cause<C, F>[];
  readonly readings: Readings<C, F>;
}

/** The reading of each fact of a kind. */
export type Readings<C, F> = { readonly [N in keyof F]: Reading<F[N], C, F> };

/** Calls of one kind, which doctor is asked about. */
export interface Examined<C extends Call, F> {
  readonly kind: Kind<C, F>;
  readonly calls: readonly C[];
}
