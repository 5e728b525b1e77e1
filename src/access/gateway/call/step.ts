/** One decision on the way of a call or a connection. */
export interface Step {
  /** The address of the resource that decided. */
  readonly by: string;
  readonly passes: boolean;
  /** The reason, as what follows "because of": `the token is for nobody of shop`. */
  readonly reason: string;
}

export const passes = (by: string, reason: string): Step => ({ by, passes: true, reason });

export const refuses = (by: string, reason: string): Step => ({ by, passes: false, reason });

/** A step that passes if something holds. */
export function step(by: string, holds: boolean, [yes, no]: readonly [yes: string, no: string]): Step {
  return holds ? passes(by, yes) : refuses(by, no);
}
