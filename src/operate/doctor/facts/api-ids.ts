import { apiNamed, onNamedApis } from "./api";
import { byConsumer } from "./needed";
import type { Reading } from "./reading";

/** The API of every use of the consumer: from the file, or by the name that its provider gives it. */
export const apiIdsReading: Reading<Readonly<Record<string, string>>> = {
  what: "the ids of the consumer's APIs",
  key: byConsumer,
  needs: ({ usedProviders }) => usedProviders.flatMap(onNamedApis),
  read: async ({ consumer, usedProviders }, { aws }) => {
    const stated = consumer.uses.flatMap(({ name, apiId }) =>
      apiId === undefined ? [] : [[name, apiId] as const],
    );
    const found = await Promise.all(
      usedProviders.map(async (provider) => {
        const api = await apiNamed(aws(provider).client("apiGateway"), provider.name);
        return api?.id === undefined ? [] : [[provider.stackId, api.id] as const];
      }),
    );
    return Object.fromEntries([...stated, ...found.flat()]);
  },
};
