import { CallError } from "../client/call-error";
import { inTime } from "../keys/in-time";
import { keeping } from "../keys/keeping";
import { readVersion } from "../keys/read-version";
import { secretError } from "../keys/secret-error";
import type { Secrets } from "../keys/secrets-manager";

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
    current: (signal) => inTime(kept.of(secretArn), signal, "key"),
    renewed: (signal) => inTime(kept.again(secretArn), signal, "key"),
  };
}

async function readKey(secrets: Secrets, secretArn: string): Promise<string> {
  const version = await readVersion(secrets, secretArn, { VersionStage: "AWSCURRENT" }).catch(
    (error: unknown) => {
      throw secretError(error, secretArn, "the key");
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
