import type { Use } from "../../model/consumer";
import type { ClientDocuments } from "../../policies/consumer-documents";
import { sampleKey } from "../world/sample-keys";
import type { ConsumerWorld } from "../world/world";
import type { DeclaredCaller } from "./declared-callers";

/** The key of a use's calls, as the provider's authorizer knows it. */
export function keyOf({ name, apiKey }: Use): string {
  if (apiKey === undefined) throw new Error(`expected a key of the use ${name}, got none`);
  return sampleKey(apiKey.knownAs, "current");
}

/** The callers of a front door, who call through it and the consumer's endpoint. */
export function doorCallers(
  { consumer, endpoint, apis, doors }: ConsumerWorld,
  { client }: ClientDocuments,
): readonly DeclaredCaller[] {
  if (client.type !== "rest-front-door") return [];
  const [api, door] = [apis[client.use.name], doors[client.name]];
  if (api === undefined || door === undefined) return [];
  return client.callers.map(({ name, routes }) => ({
    path: `consumers.${consumer.stackId}.clients.${client.name}.callers.${name}`,
    consumer: consumer.stackId,
    client: `${client.name}/${name}`,
    way: "api-key",
    endpoint,
    provider: client.use.name,
    api,
    key: keyOf(client.use),
    door: { api: door, key: sampleKey(name, "current") },
    routes,
  }));
}
