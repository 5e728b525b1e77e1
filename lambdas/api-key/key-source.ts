import { CallError } from "../client/call-error";
import { keeping } from "../keys/keeping";
import { readVersion } from "../keys/read-version";
import type { Secrets } from "../keys/secrets-manager";
import { secretError } from "./secret-error";

/** The client's key. The signal aborts when a call no longer needs it. */
export interface KeySource {
  /** The key, read at most five minutes ago. */
  readonly current: (signal: AbortSignal) => Promise<string>;
  /** The key, read now. */
  readonly renewed: (signal: AbortSignal) => Promise<string>;
}

/**
 * The current key of a secret. Concurrent calls wait for the same read, each no longer than its own signal allows.
 * @throws CallError `secret`, with Secrets Manager's message and what to check, or `timeout`
 */
export function keyIn(secrets: Secrets, secretArn: string, now: () => number): KeySource {
  const kept = keeping((arn) => readKey(secrets, arn), { keptMs: 300_000, againMs: 0 }, now);
  return {
    current: (signal) => inTime(kept.of(secretArn), signal),
    renewed: (signal) => inTime(kept.again(secretArn), signal),
  };
}

async function readKey(secrets: Secrets, secretArn: string): Promise<string> {
  const version = await readVersion(secrets, secretArn, { VersionStage: "AWSCURRENT" }).catch(
    (error: unknown) => {
      throw secretError(error, secretArn);
    },
  );
  if (version !== undefined) return version.value;
  throw new CallError(
    "secret",
    `there is no key in ${secretArn}, or no such secret`,
    502,
    "that the rotation function has made the first key, and API_KEY_SECRET_ARN",
  );
}

function inTime(key: Promise<string>, signal: AbortSignal): Promise<string> {
  const over = new Promise<never>((_, reject) => {
    const fail = () => reject(new CallError("timeout", "Secrets Manager gave no key in time", 504, CHECK));
    if (signal.aborted) fail();
    else signal.addEventListener("abort", fail, { once: true });
  });
  return Promise.race([key, over]);
}

const CHECK = "that the VPC reaches Secrets Manager, and TIMEOUT_SECONDS";
