import type { Consumer } from "../model/consumer";
import type { Deployment } from "../model/deployment";
import type { Provider } from "../model/provider";

/** Notes on keys, a sentence each: how long one that was rotated out still opens an API, and who hands out those of callers. */
export function keyNotes({ providers, consumers }: Deployment): readonly string[] {
  return [
    ...providers.flatMap(ofProvider),
    ...consumers.flatMap((consumer) => [...ofOthers(consumer), ...ofDoors(consumer)]),
  ];
}

function ofProvider({ stackId, service, grants }: Provider): readonly string[] {
  const { authorizer } = service;
  const graces = grants.flatMap(({ consumer, apiKey }) =>
    apiKey ? `${apiKey.graceMinutes} minutes of ${consumer}` : [],
  );
  if (authorizer === undefined || graces.length === 0) return [];
  return [
    `${stackId}: a key that was rotated out is accepted for ${graces.join(", ")}${longer(authorizer.cacheSeconds)}`,
  ];
}

/** The owner of an API outside the file has to know whose key it is, and where it is kept. */
function ofOthers({ stackId, uses }: Consumer): readonly string[] {
  return uses.flatMap(({ name, apiId, apiKey }) =>
    apiKey && apiId !== undefined
      ? `${stackId}: the owner of ${name} has to know this consumer as ${apiKey.knownAs}, with the outputs endpoint_ids["${name}"] and api_key_secret_arns["${name}"]`
      : [],
  );
}

function ofDoors({ stackId, account, clients }: Consumer): readonly string[] {
  return clients.flatMap((door) => {
    if (door.type !== "rest-front-door") return [];
    const graces = door.callers.map(({ name, graceMinutes }) => `${graceMinutes} minutes of ${name}`);
    return [
      `${stackId}: ANYONE on the internet reaches ${door.name}, which answers callers with a key; one that was rotated out is accepted for ${graces.join(", ")}${longer(door.cacheSeconds)}`,
      `${stackId}: the keys of ${door.name}'s callers are in the output front_door_secret_arns, for those whom account ${account} lets read them`,
    ];
  });
}

/** API Gateway keeps an authorizer's answer, whatever becomes of the key meanwhile. */
function longer(cacheSeconds: number): string {
  return cacheSeconds === 0 ? "" : `, and ${cacheSeconds} seconds more, as API Gateway keeps answers`;
}
