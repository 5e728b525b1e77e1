import type { TerraformStack } from "cdktf";
import type { DeploymentSettings } from "../model/deployment";
import { linkedEndpoints } from "../model/grant";
import type { Provider } from "../model/provider";
import { UNLINKED } from "../policies/rest-api/resource-policy";
import { linkedFacts } from "./linked-fact";

/**
 * The id of the endpoint through which each consumer calls this provider, where the consumer makes it: an expression
 * that reads it from the consumer's state, and is `unlinked` as long as it is not there. HCP Terraform is
 * asked only for consumers that the file says are linked.
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
    // A consumer names its use of a provider by the provider's stack id.
    output: `endpoint_ids["${provider.stackId}"]`,
  });
  return Object.fromEntries(linked.map(({ consumer }) => [consumer, [known[consumer] ?? UNLINKED]]));
}

/**
 * Those of the endpoints that the API is to be associated with, of consumers in the file and outside.
 * @param endpointIds by consumer, as `linkedEndpointIds` gives them
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
