/**
 * Why a call has no answer of the API's: the event was wrong, STS gave no credentials, time ran out, there
 * was no connection, or the answer does not fit.
 */
export type Reason = "bad-event" | "assume-role" | "timeout" | "connection" | "too-large";

/**
 * A call that the API did not answer. Its message says what happened, `check` what a person can do about it.
 */
export class CallError extends Error {
  override readonly name = "CallError";
  /** How often the request was sent before the call was given up. */
  attempts = 0;

  constructor(
    readonly reason: Reason,
    message: string,
    /** The HTTP status that says the same: 400, 502, 504, or that of STS. */
    readonly statusCode: number,
    /** What to look at. */
    readonly check?: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
