import { callDoor, callWithKey, type KeyedAnswer } from "./call-with-key";
import { callerKey, keyOf } from "./key-facts";
import type { KeySystem } from "./system";

/** More often than any service does not know yet what was just made in IAM. */
const MOST_CALLS = 12;

/** Reads until the clients' roles are known to Secrets Manager and KMS. */
export async function readable(system: KeySystem): Promise<void> {
  for (const consumer of ["shop", "other"] as const)
    await until(async () => (await keyOf(system, consumer).catch(() => undefined)) !== undefined);
}

/** Calls until the roles of all authorizers are known everywhere: so long they cannot read keys, and the answer is 500. */
export async function settled(system: KeySystem): Promise<void> {
  for (const consumer of ["shop", "other"] as const) {
    const key = await keyOf(system, consumer);
    await answered(() => callWithKey(system, consumer, key));
  }
  for (const caller of ["mobile", "web"]) {
    const key = await callerKey(system, caller);
    await answered(() => callDoor(system, key));
  }
}

async function answered(call: () => Promise<KeyedAnswer>): Promise<void> {
  await until(async () => (await call()).status !== 500);
}

async function until(isKnown: () => Promise<boolean>): Promise<void> {
  for (let calls = 0; calls < MOST_CALLS; calls++) if (await isKnown()) return;
  throw new Error(`still not known after ${MOST_CALLS} calls`);
}
