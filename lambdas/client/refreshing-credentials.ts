import { CallError } from "./call-error";
import type { CredentialSource, Credentials } from "./credentials";

/** Credentials that end. */
export interface ExpiringCredentials extends Credentials {
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** How long before their end credentials are no longer used, in milliseconds: the most a call may take. */
const MARGIN_MS = 5 * 60 * 1000;

interface Refresh {
  readonly result: Promise<ExpiringCredentials>;
  readonly abandon: AbortController;
  waiting: number;
}

/**
 * Keeps what `fetch` gave until five minutes before it expires. Concurrent calls wait for the same refresh,
 * each no longer than its own signal allows; when the last of them has gone, the refresh is abandoned, so
 * that it does not linger in a frozen function. A failure is not kept: the next call asks again.
 */
export function refreshing(
  fetch: (signal: AbortSignal) => Promise<ExpiringCredentials>,
  now: () => number,
): CredentialSource {
  let kept: ExpiringCredentials | undefined;
  let refresh: Refresh | undefined;

  const begin = (): Refresh => {
    const abandon = new AbortController();
    const result = fetch(abandon.signal).then((credentials) => {
      kept = credentials;
      return credentials;
    });
    return { result, abandon, waiting: 0 };
  };

  return async (signal) => {
    if (kept !== undefined && now() < kept.expiresAt - MARGIN_MS) return kept;
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
    const fail = () => reject(new CallError("timeout", "STS gave no credentials in time", 504, WAY));
    if (signal.aborted) fail();
    else signal.addEventListener("abort", fail, { once: true });
  });
}

const WAY = "that the VPC reaches the regional endpoint of STS";
