import type { Grant } from "../../model/grant";
import { authorizationOf, type StatementRef } from "../../policies/document-ref";
import { DENY_OTHER_ENDPOINTS } from "../../policies/rest-api/deny-callers";
import { UNKNOWN_ENDPOINT_ID } from "../world/sample-ids";
import { sampleKey, wrongKey } from "../world/sample-keys";
import { authorizerOf, type ProviderWorld } from "../world/world";
import { type Attempt, endpointOf, grantedTarget, inResourcePolicy, probeOf } from "./attempt";
import type { Probe } from "./probe";

/**
 * The calls that an API with keys must refuse: with another key or none, with the right key through another consumer's endpoint, with a
 * key whose grace is over, and with an answer that API Gateway kept, through an endpoint that it was not for.
 * @param others the consumers whose endpoints are tried, a few that represent all
 */
export function keyProbes(world: ProviderWorld, grant: Grant, others: readonly Grant[]): readonly Probe[] {
  return [
    ...[...withOtherKeys(world, grant), ...elsewhere(world, grant, others)].map((attempt) =>
      probeOf(world, attempt),
    ),
    afterGrace(world, grant),
    replayed(world, grant),
  ];
}

type KeyAttempt = Omit<Attempt, "caller">;

function withOtherKeys(world: ProviderWorld, grant: Grant): readonly Attempt[] {
  const { consumer } = grant;
  const keys: readonly Pick<KeyAttempt, "words" | "key">[] = [
    { words: "a caller without a key" },
    { words: `a wrong key of ${consumer}`, key: wrongKey(consumer) },
    { words: "a key of somebody who is not granted anything", key: wrongKey("nobody-of-this-name") },
  ];
  return keys.map(({ words, key }) => ({
    ...{ key, guard: authorizer(world), endpoint: endpointOf(world, grant), caller: undefined },
    words: `${words} through the endpoint of ${consumer}`,
    target: grantedTarget(world, grant),
  }));
}

/** The right key, through an endpoint that is another consumer's. */
function elsewhere(world: ProviderWorld, grant: Grant, others: readonly Grant[]): readonly Attempt[] {
  return others
    .filter((other) => endpointOf(world, other)?.id !== endpointOf(world, grant)?.id)
    .map((other) => ({
      words: `the key of ${grant.consumer} through the endpoint of ${other.consumer}`,
      ...{ guard: authorizer(world), caller: undefined, key: sampleKey(grant.consumer, "current") },
      endpoint: endpointOf(world, other),
      target: grantedTarget(world, other),
    }));
}

function afterGrace(world: ProviderWorld, grant: Grant): Probe {
  const { documents, endpointIds, api } = world;
  const { consumer, apiKey } = grant;
  const later =
    documents.authorizer && authorizerOf(documents.authorizer, endpointIds, apiKey?.graceMinutes ?? 0);
  return probeOf(
    { ...world, api: { ...api, authorizer: later } },
    {
      words: `the key of ${consumer} that was rotated out ${apiKey?.graceMinutes} minutes ago`,
      ...{ guard: authorizer(world), caller: undefined, key: sampleKey(consumer, "previous") },
      endpoint: endpointOf(world, grant),
      target: grantedTarget(world, grant),
    },
  );
}

/** Whatever an authorizer has allowed, the resource policy is asked first. */
function replayed(world: ProviderWorld, grant: Grant): Probe {
  return probeOf(
    { ...world, api: { ...world.api, authorizer: "allow" } },
    {
      words: `the key of ${grant.consumer}, with an answer that was kept, through an unknown endpoint`,
      ...{ guard: inResourcePolicy(world, DENY_OTHER_ENDPOINTS), caller: undefined },
      endpoint: { id: UNKNOWN_ENDPOINT_ID, owner: "nobody" },
      target: grantedTarget(world, grant),
    },
  );
}

function authorizer({ provider }: ProviderWorld): StatementRef {
  return { document: authorizationOf(provider.stackId) };
}
