import { deadlineOf } from "../client/deadline";
import { readVersion } from "../keys/read-version";
import { VERSIONS } from "../keys/times";
import type { OneStep } from "./rotation";
import type { Reception } from "./show-key";

/** Longer than an authorizer that has just read its keys waits before it reads them again, in milliseconds. */
const WAIT_MS = VERSIONS.againMs + 1_000;

/**
 * Tests the new key beside the current one, since nobody knows what the API answers: it passes if the API receives both
 * alike and does not refuse them. If even the current one is refused, the API does not know this holder, and the current key
 * has to stay.
 *
 * When rotation is switched on, Secrets Manager calls this step with a version that has no key, or the current one. There is
 * nothing to compare then.
 * @throws Error if the new key does not pass
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotateSecret.html
 */
export async function testKey(step: OneStep): Promise<string> {
  const { secrets, secretArn, token } = step;
  const pending = await readVersion(secrets, secretArn, { VersionId: token });
  const current = await readVersion(secrets, secretArn, { VersionStage: "AWSCURRENT" });
  if (pending === undefined || pending.value === current?.value) return "there is nothing to compare";
  if (current === undefined) throw new Error("there is no current key to compare the new one with");
  const known = await receptionOf(current.value, step);
  if (known === "refused") throw new Error("the API refuses the current key, so it stays the current one");
  const received = await receptionOfNew(pending.value, step);
  if (received !== known) throw new Error(`the new key is ${received}, the current one ${known}`);
  return `both keys are ${known}`;
}

/** An authorizer that read its keys a moment ago does not look for a new one at once; it is asked twice. */
async function receptionOfNew(key: string, step: OneStep): Promise<Reception> {
  const { system, context } = step;
  const received = await receptionOf(key, step);
  if (received !== "refused" || context.getRemainingTimeInMillis() < WAIT_MS + ENOUGH_MS) return received;
  await system.sleep(WAIT_MS);
  return receptionOf(key, step);
}

/** The time that a second call should have, in milliseconds. */
const ENOUGH_MS = 2_000;

function receptionOf(key: string, step: OneStep): Promise<Reception> {
  const { system, timeoutMs, context, key: rotated, showKey } = step;
  return showKey(key, rotated.testRoute, deadlineOf(system, timeoutMs, context.getRemainingTimeInMillis()));
}
