import { didYouMean } from "../../findings/did-you-mean";
import { type Finding, oneOf, quoted, unexpected, unexpectedKey } from "../../findings/finding";
import type { ConsumerOutline } from "../../outline/consumer/consumer";
import type { UseOutline } from "../../outline/consumer/use";
import type { DeploymentOutline } from "../../outline/deployment";

/**
 * A use is of a provider of the file, or of an API that it describes, never of both. Clients call what the consumer uses,
 * and each use has a client. One misspelt name is one problem.
 */
export function useNames({ providers, consumers, providerNames }: DeploymentOutline): readonly Finding[] {
  const apis = providers.map(({ name }) => name);
  return consumers.flatMap((consumer) => {
    const strangers = consumer.uses.filter(isStranger);
    // The use may be what is misspelt, and reported for that; its clients then name the provider.
    const unknown = unknownUses(consumer).filter(
      ({ uses }) => strangers.length === 0 || !providerNames?.has(uses),
    );
    return [
      ...(providerNames ? consumer.uses.flatMap((use) => missed(use, apis, providerNames)) : []),
      ...(unknown.length > 0 ? unknown.map(({ finding }) => finding) : idle(consumer)),
    ];
  });
}

/** A use of an API that the file does not have, or of what is none. */
function isStranger({ kind, provider, value }: UseOutline): boolean {
  return kind === "linked" ? provider === undefined : value !== undefined && "endpointService" in value;
}

/** @param all the providers, those of endpoint services included */
function missed(use: UseOutline, apis: readonly string[], all: ReadonlySet<string>): readonly Finding[] {
  const { kind, name, path } = use;
  if (kind === "described" && all.has(name)) {
    const advice = " (or drop api, to use that one)";
    return [unexpectedKey(path, "a name that no provider of this file has", quoted(name), advice)];
  }
  if (kind !== "linked" || !isStranger(use)) return [];
  if (all.has(name)) {
    const advice = " (which is called through an http-gateway)";
    return [unexpectedKey(path, "an API", `${quoted(name)}, an endpoint service`, advice)];
  }
  const wanted = apis.length > 0 ? oneOf("providers", apis) : "an api, as this file has no providers";
  return [unexpectedKey(path, wanted, quoted(name), didYouMean(name, apis))];
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

function idle({ clients, uses: list }: ConsumerOutline): readonly Finding[] {
  if (clients.length === 0 || clients.some(({ uses }) => uses === undefined)) return [];
  return list
    .filter((use) => use.callers.length === 0 && !isStranger(use))
    .map(({ name, path }) => unexpectedKey(path, `a client that uses ${name}`, "none"));
}
