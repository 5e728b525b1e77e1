import { didYouMean } from "../../findings/did-you-mean";
import { type Finding, oneOf, quoted, unexpectedKey } from "../../findings/finding";
import type { UseOutline } from "../../outline/consumer/use";
import type { DeploymentOutline } from "../../outline/deployment";

/** A use is of a provider of the file, or of an API that it describes, never of both. */
export function useTargets({ consumers, providerNames }: DeploymentOutline): readonly Finding[] {
  if (providerNames === undefined) return [];
  const names = [...providerNames];
  return consumers.flatMap(({ uses }) => uses.flatMap((use) => missed(use, names)));
}

function missed(
  { kind, name, path, provider }: UseOutline,
  providers: readonly string[],
): readonly Finding[] {
  if (kind === "described" && provider) {
    const advice = " (or drop api, to use that one)";
    return [unexpectedKey(path, "a name that no provider of this file has", quoted(name), advice)];
  }
  if (kind !== "linked" || provider) return [];
  const wanted =
    providers.length > 0 ? oneOf("providers", providers) : "an api, as this file has no providers";
  return [unexpectedKey(path, wanted, quoted(name), didYouMean(name, providers))];
}
