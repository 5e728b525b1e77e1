import { isNamed } from "../keys/failure";
import { putKey } from "./create";
import type { OneKey } from "./rotation";
import { readStaged, versionWith } from "./staged";

/** The id of the version of the first key. It is always the same, so that two invocations cannot make two first keys. */
export const FIRST_VERSION = "00000000-0000-4000-8000-000000000001";

/** A refusal is taken this long for one of a role that AWS does not know everywhere yet, in milliseconds. */
const PATIENCE_MS = 60_000;
const WAIT_MS = 5_000;

/** The time that the function reserves for its answer, in milliseconds. */
const ANSWER_MS = 1_000;

/**
 * Makes the first key of a secret, unless there is a current one. The function's role may have been made a moment ago, so
 * that a refusal is tried again for a minute, if the function has that long.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_general.html#troubleshoot_general_eventual-consistency
 */
export async function makeFirst(one: OneKey): Promise<string> {
  const { system, context } = one;
  const patientUntil = system.now() + Math.min(PATIENCE_MS, context.getRemainingTimeInMillis() - ANSWER_MS);
  for (;;) {
    try {
      return await makeUnlessCurrent(one);
    } catch (error) {
      const isOver = system.now() + WAIT_MS > patientUntil;
      if (!isNamed(error, "AccessDeniedException") || isOver) throw error;
    }
    await system.sleep(WAIT_MS);
  }
}

async function makeUnlessCurrent(one: OneKey): Promise<string> {
  const staged = await readStaged(one.secrets, one.secretArn);
  if (versionWith(staged, "AWSCURRENT") !== undefined) return "there was a key already";
  return (await putKey(one, FIRST_VERSION, "AWSCURRENT")) ? "made a key" : "there was a key already";
}
