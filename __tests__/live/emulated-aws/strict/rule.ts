import type { Interceptor } from "../proxy";

/** Something that AWS refuses, delays or forgets although the emulator would let it pass. */
export interface StrictRule {
  /** The rule in one sentence, which is the title of a test in `shownBy`. */
  readonly name: string;
  /** The emulator does otherwise, and this could go wrong unseen. */
  readonly because: string;
  /** The page of AWS that documents it, or a user's report. */
  readonly source: string;
  /** Set where no page of AWS is certain, and the strict reading was taken. */
  readonly assumed?: true;
  /** The file of the test that shows the rule refusing, from the root of the repository. */
  readonly shownBy: string;
}

/** A rule that the management API decides: it intercepts requests in front of the emulator. */
export interface ManagementRule extends StrictRule {
  readonly intercept: Interceptor;
}
