import type { Consumer } from "../../model/consumer";
import type { Deployment } from "../../model/deployment";
import { keptKeys } from "../../model/keys/kept-keys";

/** The place of each part among its like, by name: sample ids are made from it. */
export interface SamplePlaces {
  readonly provider: (stackId: string) => number;
  readonly consumer: (stackId: string) => number;
  /** @param name of a use, a front door, or keys (by their id) of the consumer */
  readonly part: (consumer: string, kind: keyof ConsumerParts, name: string) => number;
}

interface ConsumerParts {
  readonly use: readonly string[];
  readonly door: readonly string[];
  readonly keys: readonly string[];
}

/**
 * The places in a deployment, or in several together: what has one name in all of them has one place, and so one id. Two deployments
 * can be compared then, whatever was put before a part in one of them.
 */
export function samplePlaces(
  deployments: readonly Pick<Deployment, "providers" | "consumers">[],
): SamplePlaces {
  const names = (all: readonly { readonly stackId: string }[]) => places(all.map(({ stackId }) => stackId));
  const consumers = deployments.flatMap((one) => one.consumers);
  const parts = new Map<string, ConsumerParts[]>();
  for (const consumer of consumers)
    parts.set(consumer.stackId, [...(parts.get(consumer.stackId) ?? []), partsOf(consumer)]);
  return {
    provider: names(deployments.flatMap(({ providers }) => providers)),
    consumer: names(consumers),
    part: (consumer, kind, name) => places((parts.get(consumer) ?? []).flatMap((one) => one[kind]))(name),
  };
}

function partsOf(consumer: Consumer): ConsumerParts {
  return {
    use: consumer.uses.map(({ name }) => name),
    door: consumer.clients.filter(({ type }) => type === "rest-front-door").map(({ name }) => name),
    keys: keptKeys(consumer).map(({ id }) => id),
  };
}

function places(names: readonly string[]): (name: string) => number {
  const known = new Map([...new Set(names)].map((name, place) => [name, place]));
  return (name) => {
    const place = known.get(name);
    if (place === undefined) throw new Error(`expected one of ${names.join(", ")}, got ${name}`);
    return place;
  };
}
