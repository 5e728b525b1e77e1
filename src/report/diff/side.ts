import type { SystemProof } from "../../access/gateway/system-proof";
import type { NetworkFindings } from "../../access/network/network-findings";
import type { Json } from "../../access/network/stack/stack-json";
import type { World } from "../../access/world/world";

/** One of two deployments that are compared: proven, and synthesized. */
export interface Side {
  /** Its documents. The ids in them are made from places that both sides share, so that what has one name has one id. */
  readonly world: World;
  /** The parsed `cdk.tf.json` of each stack, by stack id. */
  readonly stacks: Readonly<Record<string, Json>>;
  readonly network: Pick<NetworkFindings, "sentences">;
  /** Absent where it has neither gateways nor services behind endpoints. */
  readonly gateways?: SystemProof;
}

/** A value of each of two deployments; undefined where one has none. */
export interface Pair<T> {
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/** The values of both sides that have one key, those of the earlier side first. */
export function paired<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (value: T) => string,
): readonly (Pair<T> & { readonly key: string })[] {
  const [earlier, later] = [before, after].map((all) => new Map(all.map((one) => [keyOf(one), one])));
  const keys = new Set([...(earlier?.keys() ?? []), ...(later?.keys() ?? [])]);
  return [...keys].map((key) => ({ key, before: earlier?.get(key), after: later?.get(key) }));
}

/** The sides of a pair that there are. */
export function present<T>({ before, after }: Pair<T>): readonly T[] {
  return [before, after].filter((one) => one !== undefined);
}
