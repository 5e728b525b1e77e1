import { offeredApi } from "../../../policies/provider-documents";
import { resourcePolicy, UNLINKED } from "../../../policies/rest-api/resource-policy";
import type { ProviderWorld } from "../../world/world";
import type { ProviderState } from "./provider-proof";

/**
 * The states of a provider on the way to the finished one, and back: no consumer linked yet, every second one, the others,
 * and all. A consumer that was destroyed is one that is not linked; until the provider is applied again its endpoint stays in
 * the policy, and nobody has it. The policy of an API with an entrance names none of them, so that it has one state.
 */
export function statesOf(world: ProviderWorld): readonly ProviderState[] {
  const { endpointIds, api, grants } = world;
  const finished = { resourcePolicy: api.resourcePolicy ?? NOTHING, endpointIds };
  if (api.entrance !== undefined) return [finished];
  const linked = grants.filter(({ reach }) => reach.kind === "linked").map(({ consumer }) => consumer);
  if (linked.length === 0) return [finished];
  const halves = [0, 1].map((half) => linked.filter((_, i) => i % 2 === half));
  const partly = linked.length > 1 ? halves : [];
  return [finished, ...[linked, ...partly].map((unlinked) => without(world, new Set(unlinked)))];
}

const NOTHING = { Version: "2012-10-17", Statement: [] } as const;

/** The state in which the endpoints of some consumers are not known. */
function without(
  { provider, api, grants, endpointIds }: ProviderWorld,
  unlinked: ReadonlySet<string>,
): ProviderState {
  const known = grants.map((grant) =>
    unlinked.has(grant.consumer) ? { ...grant, endpointIds: [UNLINKED] } : grant,
  );
  return {
    resourcePolicy: resourcePolicy(offeredApi(provider, api.id), known),
    endpointIds: {
      ...endpointIds,
      ...Object.fromEntries([...unlinked].map((consumer) => [consumer, [UNLINKED]])),
    },
  };
}
