import type { HeldGrant } from "../holders/held-api";

/** A grant to somebody with a key. */
export interface KeyedGrant extends HeldGrant {
  /** The minutes for which a key that was rotated out is accepted, by the file. */
  readonly graceMinutes: number;
}
