import { expected, type Finding, quoted } from "../../findings/finding";
import { consumersOf, type DeploymentDraft, providersOf } from "../../outline/draft";

const PARTIES = ["providers", "consumers"] as const;

/** There is somebody, and nobody twice: a stack id names a stack, whatever it offers or uses. */
export function parties(file: DeploymentDraft): readonly Finding[] {
  const providers = new Set(providersOf(file).map(({ name }) => name));
  const consumers = consumersOf(file);
  if (providers.size + consumers.length === 0) {
    const refused = PARTIES.some((key) => key in file && file[key] === undefined);
    return refused ? [] : [{ path: [], message: expected("at least one provider or consumer", "neither") }];
  }
  return consumers
    .filter(({ name }) => providers.has(name))
    .map(({ name, path }) => ({
      path,
      message: expected("a stack id that no provider has", quoted(name)),
      at: "key",
    }));
}
