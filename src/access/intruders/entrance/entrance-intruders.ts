import type { Grant } from "../../../model/grant";
import { endpointPolicyOf } from "../../../policies/document-ref";
import { ALLOW_OWN_API } from "../../../policies/mutual-tls/own-endpoint-policy";
import type { ProviderWorld } from "../../world/world";
import { probeOf } from "../attempt";
import { open } from "../endpoint-intruders";
import type { Probe } from "../probe";
import { certificateAttempts } from "./certificate-intruders";
import { connectionAttempts } from "./connection-intruders";
import { pastEntrance } from "./past-entrance";

export { certificateReaderProbes } from "./certificate-reader-intruders";

/**
 * The calls that an API with an entrance must refuse, beside those that every private API must: at its service, at its balancer, by
 * its authorizer, and past all of them.
 * @param others the consumers whose certificates are tried, a few that represent all
 */
export function entranceProbes(
  world: ProviderWorld,
  grant: Grant,
  others: readonly Grant[],
): readonly Probe[] {
  return [
    ...[...connectionAttempts(world, grant), ...certificateAttempts(world, grant, others)].map((attempt) =>
      probeOf(world, attempt),
    ),
    ...pastEntrance(world, grant),
  ];
}

/** The API's own endpoint leads to no other API, whatever that allows. */
export function ownEndpointProbes(world: ProviderWorld): readonly Probe[] {
  const { api, provider } = world;
  if (api.entrance === undefined) return [];
  const { endpoint } = api.entrance;
  const other = { ...open(api), id: "zzzzzzzzzz", authorizer: undefined, auth: "none" as const };
  const target = { stage: api.stage, method: "GET", path: "/" };
  return [
    probeOf(
      { ...world, api: other },
      {
        words: `anybody for another API through the endpoint of ${provider.stackId}`,
        guard: { document: endpointPolicyOf(provider.stackId), sid: ALLOW_OWN_API },
        caller: undefined,
        endpoint,
        target,
      },
    ),
  ];
}
