import type { Finding } from "../../findings/finding";
import type { DeploymentOutline } from "../../outline/deployment";
import { CONSUMER_KEYS } from "./consumer-keys";
import { EXTERNAL_KEYS, KEYS_OF_NOBODY } from "./external-keys";
import { brokenRules } from "./key-rule";
import { PROVIDER_KEYS } from "./provider-keys";
import { USE_KEYS } from "./use-keys";

/** Keys do something where they stand, and are there where they have to be. */
export function keys({ providers, consumers }: DeploymentOutline): readonly Finding[] {
  const inside = new Set(consumers.map(({ name }) => name));
  return [
    ...providers.flatMap((provider) => brokenRules(provider, PROVIDER_KEYS)),
    ...consumers.flatMap(({ uses }) => uses.flatMap((use) => brokenRules(use, USE_KEYS))),
    ...providers.flatMap(({ service, externals }) =>
      externals.flatMap((external) =>
        brokenRules(
          { ...external, service, isInside: inside.has(external.name) },
          service.isPublic ? KEYS_OF_NOBODY : EXTERNAL_KEYS,
        ),
      ),
    ),
    ...consumers.flatMap((consumer) => brokenRules(consumer, CONSUMER_KEYS)),
  ];
}
