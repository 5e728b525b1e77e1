import { CallError } from "./call-error";
import type { System } from "./system";

/** The time at which a call ends, whatever it is waiting for. */
export interface Deadline {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Aborts at that time. */
  readonly signal: AbortSignal;
}

/** The time that a function reserves for its answer, in milliseconds. */
const ANSWER_MS = 500;

/**
 * The deadline of a call that may take `timeoutMs` in a function that has `remainingMs` left. It is always
 * early enough for the function to answer.
 * @throws CallError `timeout` if no time is left
 */
export function deadlineOf(
  system: Pick<System, "now" | "timeout">,
  timeoutMs: number,
  remainingMs: number,
): Deadline {
  const milliseconds = Math.floor(Math.min(timeoutMs, remainingMs - ANSWER_MS));
  if (milliseconds > 0) return { at: system.now() + milliseconds, signal: system.timeout(milliseconds) };
  throw new CallError(
    "timeout",
    `the function has ${remainingMs} ms left, of which ${ANSWER_MS} ms are kept for the answer`,
    504,
    "the function's own timeout, which must be longer than TIMEOUT_SECONDS",
  );
}
