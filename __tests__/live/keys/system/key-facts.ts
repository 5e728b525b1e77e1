import { stateKey } from "../../../../src/model/aws/names";
import { readKey } from "../../examples/callers/read-key";
import { accountOf, type ConsumerName, NAME, readerName } from "./deployment";
import type { KeySystem } from "./system";

/** The facts that a consumer's stack tells about keys. */
export interface KeyFacts {
  readonly endpoint_ids: Readonly<Record<string, string>>;
  /** By use. */
  readonly api_key_secret_arns: Readonly<Record<string, string>>;
  /** By client. */
  readonly front_door_urls?: Readonly<Record<string, string>>;
  /** By client, then by caller. */
  readonly front_door_secret_arns?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export async function keyFacts({ state }: KeySystem, consumer: ConsumerName): Promise<KeyFacts> {
  const text = await state.read(stateKey("crosslink", NAME, consumer));
  const { outputs } = JSON.parse(text) as { outputs: Record<string, { readonly value: unknown }> };
  const facts = Object.entries(outputs).map(([name, { value }]) => [name, value]);
  return Object.fromEntries(facts) as KeyFacts;
}

/** The secret of a consumer's key. */
export async function secretOf(system: KeySystem, consumer: ConsumerName): Promise<string> {
  const { api_key_secret_arns } = await keyFacts(system, consumer);
  return api_key_secret_arns.provider ?? "";
}

/** A consumer's key, as its client reads it: nobody else may. */
export async function keyOf(system: KeySystem, consumer: ConsumerName): Promise<string> {
  const account = accountOf(consumer);
  const name = readerName(consumer);
  const reader = await system.gateway.sessions.begin(`arn:aws:iam::${account}:role/${name}`, "by-hand");
  return readKey(system.account(account), await secretOf(system, consumer), reader);
}

/** The key of a caller of the door, as an administrator of the account reads it. */
export async function callerKey(system: KeySystem, caller: string): Promise<string> {
  const { front_door_secret_arns } = await keyFacts(system, "shop");
  return readKey(system.account(accountOf("shop")), front_door_secret_arns?.door?.[caller] ?? "");
}
