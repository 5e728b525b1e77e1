import { CallError } from "../client/call-error";

/**
 * A reading from Secrets Manager, for a call that waits no longer than its signal allows; the reading goes on for others.
 * @param what `key`
 * @throws CallError `timeout`
 */
export function inTime<T>(reading: Promise<T>, signal: AbortSignal, what: string): Promise<T> {
  const over = new Promise<never>((_, reject) => {
    const fail = () =>
      reject(new CallError("timeout", `Secrets Manager gave no ${what} in time`, 504, CHECK));
    if (signal.aborted) fail();
    else signal.addEventListener("abort", fail, { once: true });
  });
  return Promise.race([reading, over]);
}

const CHECK = "that the VPC reaches Secrets Manager, and TIMEOUT_SECONDS";
