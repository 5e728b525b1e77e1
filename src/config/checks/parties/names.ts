import { type Finding, quoted, unexpected, unexpectedKey } from "../../findings/finding";
import type { PartiesOutline } from "../../outline/parties";

/** At least one party, and no stack id used twice. */
export function names({ consumers, providerNames, consumerNames }: PartiesOutline): readonly Finding[] {
  if (providerNames?.size === 0 && consumerNames?.size === 0)
    return [unexpected([], "at least one provider or consumer", "neither")];
  return consumers
    .filter(({ name }) => providerNames?.has(name))
    .map(({ name, path }) => unexpectedKey(path, "a stack id that no provider has", quoted(name)));
}
