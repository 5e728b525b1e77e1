import { CallError } from "./call-error";
import type { System } from "./system";

/** When a call ends, whatever it is waiting for. */
export interface Deadline {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Fires then. */
  readonly signal: AbortSignal;
}

/** What a function keeps of its time to give the answer, in milliseconds. */
const ANSWER_MS = 500;

/**
 * The end of a call that may take `timeoutMs` in a function that has `remainingMs` left: always so early that
 * the function can still answer.
 * @throws CallError `timeout` where nothing is left
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
