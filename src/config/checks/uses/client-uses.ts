import { didYouMean } from "../../findings/did-you-mean";
import { type Finding, oneOf, quoted, unexpected, unexpectedKey } from "../../findings/finding";
import type { ConsumerOutline } from "../../outline/consumer/consumer";
import type { UseOutline } from "../../outline/consumer/use";
import type { DeploymentOutline } from "../../outline/deployment";

/** Clients call what the consumer uses, and each use has a client. One misspelt name is one problem. */
export function clientUses({ consumers, providerNames }: DeploymentOutline): readonly Finding[] {
  return consumers.flatMap((consumer) => {
    const strangers = consumer.uses.filter(isStranger);
    const unknown = unknownUses(consumer);
    // The use itself may be misspelt, and reported for that; its clients then name the provider.
    const isRight = (uses: string) => strangers.length > 0 && providerNames?.has(uses);
    const findings = unknown.flatMap(({ uses, finding }) => (isRight(uses) ? [] : finding));
    return findings.length > 0 ? findings : idleUses(consumer);
  });
}

/** A use of a provider that the file does not have. */
function isStranger({ kind, provider }: UseOutline): boolean {
  return kind === "linked" && provider === undefined;
}

function unknownUses({ clients, uses: list }: ConsumerOutline) {
  const known = list.map(({ name }) => name);
  if (known.length === 0) return [];
  return clients.flatMap(({ path, uses, use }) => {
    if (uses === undefined || use) return [];
    const wanted = oneOf("consumer's uses", known);
    return [{ uses, finding: unexpected([...path, "uses"], wanted, quoted(uses), didYouMean(uses, known)) }];
  });
}

function idleUses({ clients, uses: list }: ConsumerOutline): readonly Finding[] {
  if (clients.length === 0 || clients.some(({ uses }) => uses === undefined)) return [];
  return list
    .filter((use) => use.callers.length === 0 && !isStranger(use))
    .map(({ name, path }) => unexpectedKey(path, `a client that uses ${name}`, "none"));
}
