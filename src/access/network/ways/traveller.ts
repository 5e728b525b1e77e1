import type { Caller } from "../callers/caller";
import type { Place } from "../groups/place";

/** Something that goes a way: a client, or whatever others put into a group that is put out. */
export interface Traveller extends Place {
  readonly address: string;
  /** @default it is not made here, so that nothing says which name it asks for */
  readonly caller?: Caller;
}
