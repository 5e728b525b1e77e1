import { CallError } from "../call-error";
import type { Deadline } from "../deadline";
import { isIdempotent, type Method } from "../route";
import type { System } from "../system";
import type { ApiAnswer } from "./exchange";

const MAX_RETRIES = 3;
const BASE_MS = 100;
const CAP_MS = 2000;
const TRANSIENT = [429, 502, 503, 504];

/** An answer, and the number of times the request was sent for it. */
export interface Attempted extends ApiAnswer {
  readonly attempts: number;
}

/**
 * Sends a request, and retries it up to three times. It is retried only if its method is idempotent, only
 * after a lost connection or a 429, 502, 503 or 504, and only if the wait ends before the deadline. The wait
 * before retry `n` (from 0) is a random part of `min(2 s, 100 ms * 2^n)`: full jitter. The result is that of
 * the last attempt.
 * @throws CallError the error of the last attempt, with the number of attempts
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export async function withRetries(
  attempt: () => Promise<ApiAnswer>,
  method: Method,
  deadline: Deadline,
  system: Pick<System, "now" | "random" | "sleep">,
): Promise<Attempted> {
  const retries = isIdempotent(method) ? MAX_RETRIES : 0;
  for (let attempts = 1; ; attempts += 1) {
    const result = await attempt().catch((error: unknown) => asCallError(error, attempts));
    const isTransient =
      result instanceof CallError ? result.reason === "connection" : TRANSIENT.includes(result.status);
    const waitMs = system.random() * Math.min(CAP_MS, BASE_MS * 2 ** (attempts - 1));
    if (!isTransient || attempts > retries || system.now() + waitMs >= deadline.at) {
      if (result instanceof CallError) throw result;
      return { ...result, attempts };
    }
    await system.sleep(waitMs);
  }
}

/** Makes an error of the call a result; any other error is a defect and is thrown again. */
function asCallError(error: unknown, attempts: number): CallError {
  if (!(error instanceof CallError)) throw error;
  error.attempts = attempts;
  return error;
}
