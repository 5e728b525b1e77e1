import { didYouMean } from "../../findings/did-you-mean";
import { expected, type Finding, oneOf, quoted } from "../../findings/finding";
import { consumersOf, type DeploymentDraft, usesOf } from "../../outline/draft";

/** A use is of a provider of the file, or of an API that it describes, never of both. */
export function useTargets(file: DeploymentDraft): readonly Finding[] {
  if ("providers" in file && file.providers === undefined) return [];
  const providers = Object.keys(file.providers ?? {});
  const known = new Set(providers);
  return consumersOf(file)
    .flatMap(usesOf)
    .flatMap(({ name, path, value }) => {
      if (value === undefined || "api" in value === !known.has(name)) return [];
      const message =
        "api" in value
          ? expected(
              "a name that no provider of this file has",
              quoted(name),
              " (or drop api, to use that one)",
            )
          : expected(wanted(providers), quoted(name), didYouMean(name, providers));
      return [{ path, message, at: "key" }];
    });
}

function wanted(providers: readonly string[]): string {
  return providers.length > 0 ? oneOf("providers", providers) : "an api, as this file has no providers";
}
