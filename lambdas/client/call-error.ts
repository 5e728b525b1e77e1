/**
 * The reason why a call has no answer: the event was wrong, STS gave no credentials, Secrets Manager gave no
 * key or certificate, a certificate cannot be used or was refused, time ran out, there was no connection, or
 * the API's answer was too large.
 */
export type Reason =
  | "bad-event"
  | "assume-role"
  | "secret"
  | "certificate"
  | "timeout"
  | "connection"
  | "too-large";

/** A call without an answer. The message says what happened, `check` what a person can do about it. */
export class CallError extends Error {
  override readonly name = "CallError";
  /** The number of times the request was sent before the call was given up. */
  attempts = 0;

  constructor(
    readonly reason: Reason,
    message: string,
    /** The HTTP status of the failure: 400, 502, 504, or that of STS. */
    readonly statusCode: number,
    /** The setting or the state that a person should check. */
    readonly check?: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
