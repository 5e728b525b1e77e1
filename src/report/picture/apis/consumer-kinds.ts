import type { Client, Consumer } from "../../../model/consumer";

/** The most consumers that are drawn one by one; more are drawn together where they are alike. */
const DRAWN_ONE_BY_ONE = 8;

/** Consumers that are drawn as one. */
export interface ConsumerKind {
  readonly members: readonly [Consumer, ...Consumer[]];
}

/**
 * Consumers that are alike, where there are many: they have the same APIs and the same kinds of clients, networks and endpoints. Their
 * names, accounts and routes are their own.
 */
export function consumerKinds(consumers: readonly Consumer[]): readonly ConsumerKind[] {
  if (consumers.length <= DRAWN_ONE_BY_ONE) return consumers.map((one) => ({ members: [one] }));
  const kinds = new Map<string, [Consumer, ...Consumer[]]>();
  for (const one of consumers) {
    const key = likenessOf(one);
    const kind = kinds.get(key);
    if (kind) kind.push(one);
    else kinds.set(key, [one]);
  }
  return [...kinds.values()].map((members) => ({ members }));
}

function likenessOf(consumer: Consumer): string {
  const { uses, vpc } = consumer;
  return JSON.stringify([
    uses.map(({ name, allowedRoleArns }) => [name, allowedRoleArns.length > 0]).sort(),
    alikeInOrder(consumer).map(kindOf),
    vpc && { ...vpc, network: vpc.network.kind, executeApi: vpc.executeApi?.kind },
  ]);
}

/** The clients of a consumer in the order in which alike consumers have them. */
export function alikeInOrder({ clients }: Consumer): readonly Client[] {
  return [...clients].sort((a, b) => (kindOf(a) < kindOf(b) ? -1 : kindOf(a) > kindOf(b) ? 1 : 0));
}

function kindOf({ type, auth, use }: Client): string {
  return JSON.stringify([type, auth, use.name]);
}
