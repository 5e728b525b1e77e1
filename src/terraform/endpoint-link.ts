import type { TerraformStack } from "cdktf";
import type { DeploymentSettings } from "../model/deployment";
import { linkedEndpoints } from "../model/grant";
import type { Provider } from "../model/provider";
import { UNLINKED } from "../policies/rest-api/resource-policy";
import { linkedFacts } from "./linked-fact";

/**
 * The endpoint ids of consumers that make their own endpoint, by consumer: expressions that read the
 * consumer's state, and give `unlinked` while it has none. HCP Terraform is only asked about consumers that
 * the file says are linked.
 */
export function linkedEndpointIds(
  stack: TerraformStack,
  settings: DeploymentSettings,
  provider: Provider,
): Readonly<Record<string, readonly string[]>> {
  const linked = linkedEndpoints(provider);
  const readable = linked.filter(({ isReadable }) => isReadable).map(({ consumer }) => consumer);
  const known = linkedFacts(stack, settings, provider, readable, {
    name: "endpoint_id",
    // A consumer's use has the provider's stack id as its name.
    output: `endpoint_ids["${provider.stackId}"]`,
  });
  return Object.fromEntries(linked.map(({ consumer }) => [consumer, [known[consumer] ?? UNLINKED]]));
}

/**
 * The endpoints to associate the API with, of consumers in the file and outside it.
 * @param endpointIds by consumer, from `linkedEndpointIds`
 */
export function associatedEndpointIds(
  { grants }: Provider,
  endpointIds: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  const ids = grants.flatMap(({ consumer, reach }) => {
    if (reach.kind === "internet" || !reach.associate) return [];
    return reach.kind === "endpoints" ? reach.ids : (endpointIds[consumer] ?? []);
  });
  return [...new Set(ids)];
}
