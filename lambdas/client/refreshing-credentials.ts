import { CallError } from "./call-error";
import type { CredentialSource, Credentials } from "./credentials";

/** Credentials that expire. */
export interface ExpiringCredentials extends Credentials {
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Credentials that expire within this time are not used, in milliseconds: the longest time of a call. */
const MARGIN_MS = 5 * 60 * 1000;

interface Refresh {
  readonly result: Promise<ExpiringCredentials>;
  readonly abandon: AbortController;
  waiting: number;
}

/**
 * Caches the credentials from `fetch` until five minutes before they expire. Concurrent calls wait for the
 * same refresh, each no longer than its own signal allows. When no call waits any more, the refresh is
 * aborted, so that it does not linger in a frozen function. A failure is not cached:
 * the next call fetches again.
 */
export function refreshing(
  fetch: (signal: AbortSignal) => Promise<ExpiringCredentials>,
  now: () => number,
): CredentialSource {
  let cached: ExpiringCredentials | undefined;
  let refresh: Refresh | undefined;

  const begin = (): Refresh => {
    const abandon = new AbortController();
    const result = fetch(abandon.signal).then((credentials) => {
      cached = credentials;
      return credentials;
    });
    return { result, abandon, waiting: 0 };
  };

  return async (signal) => {
    if (cached !== undefined && now() < cached.expiresAt - MARGIN_MS) return cached;
    refresh ??= begin();
    const mine = refresh;
    mine.waiting += 1;
    try {
      return await Promise.race([mine.result, expiry(signal)]);
    } finally {
      mine.waiting -= 1;
      if (mine.waiting === 0) {
        mine.abandon.abort();
        if (refresh === mine) refresh = undefined;
      }
    }
  };
}

function expiry(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const fail = () => reject(new CallError("timeout", "STS gave no credentials in time", 504, CHECK));
    if (signal.aborted) fail();
    else signal.addEventListener("abort", fail, { once: true });
  });
}

const CHECK = "that the VPC reaches the regional endpoint of STS";
