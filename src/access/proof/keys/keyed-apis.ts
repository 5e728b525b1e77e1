import { isPrivate } from "../../../model/services/traits";
import { callerGrants } from "../../../policies/keys/caller-grants";
import { CALL_KEYS } from "../../evaluation/policy/context";
import { understand } from "../../evaluation/policy/understand";
import { doorAuthorizer } from "../../world/door-apis";
import { authorizerOf, type ConsumerWorld, type ProviderWorld } from "../../world/world";
import type { HeldApi } from "../holders/held-api";
import { grantPath } from "../provider/grant-path";
import type { ProviderState } from "../provider/provider-proof";
import { endpointClasses } from "../provider/provider-requests";
import { keyMoments } from "./presented-keys";

/** A provider's API, if its callers have keys. */
export function providerKeyedApi(
  world: ProviderWorld,
  states: readonly ProviderState[],
): HeldApi | undefined {
  const { provider, api, grants, documents } = world;
  const { authorizer } = documents;
  const settings = provider.service.authorizer;
  if (authorizer === undefined || settings === undefined) return undefined;
  const statements = states.flatMap(
    ({ resourcePolicy }) => understand("resource-policy", resourcePolicy, CALL_KEYS).statements,
  );
  const holders = grants.flatMap((grant) => {
    const { consumer: name, routes, apiKey } = grant;
    const answer = authorizer.keyGrants[name];
    if (answer === undefined || apiKey === undefined) return [];
    return [{ name, path: grantPath(provider, grant), routes, graceMinutes: apiKey.graceMinutes, answer }];
  });
  return {
    api,
    routes: provider.service.routes,
    holders,
    states: states.map(({ resourcePolicy, endpointIds }) => ({
      resourcePolicy,
      endpointIds,
      moments: keyMoments(holders, (sinceMinutes) => authorizerOf(authorizer, endpointIds, sinceMinutes)),
    })),
    ways: isPrivate(provider.service) ? endpointClasses(world, statements) : [undefined],
    keepsAnswers: settings.cacheSeconds > 0 && !settings.cacheByEndpoint,
  };
}

/** The APIs of a consumer's front doors. */
export function doorKeyedApis({ consumer, doors }: ConsumerWorld): readonly HeldApi[] {
  return consumer.clients.flatMap((client) => {
    const api = doors[client.name];
    if (client.type !== "rest-front-door" || api === undefined) return [];
    const answers = callerGrants(client);
    const holders = client.callers.flatMap(({ name, routes, graceMinutes }) => {
      const answer = answers[name];
      const path = `consumers.${consumer.stackId}.clients.${client.name}.callers.${name}`;
      return answer ? [{ name, path, routes, graceMinutes, answer }] : [];
    });
    return {
      api,
      routes: client.use.routes,
      holders,
      states: [{ moments: keyMoments(holders, (sinceMinutes) => doorAuthorizer(client, sinceMinutes)) }],
      ways: [undefined],
      keepsAnswers: client.cacheSeconds > 0,
    };
  });
}
