import type { TerraformStack } from "cdktf";
import type { Deployment } from "../model/deployment";
import { linkedConsumers } from "../model/grant";
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
  deployment: Deployment,
  provider: Provider,
): Readonly<Record<string, readonly string[]>> {
  const consumers = linkedConsumers(deployment, provider);
  const readable = consumers.filter(({ link }) => deployment.state.type === "s3" || link === "linked");
  const stackIds = readable.map(({ stackId }) => stackId);
  const known = linkedFacts(stack, deployment, provider, stackIds, {
    name: "endpoint_id",
    // A consumer names its use of a provider by the provider's stack id.
    output: `endpoint_ids["${provider.stackId}"]`,
  });
  return Object.fromEntries(consumers.map(({ stackId }) => [stackId, [known[stackId] ?? UNLINKED]]));
}

/**
 * Those of the endpoints that the API is to be associated with, of consumers in the file and outside.
 * @param endpointIds by consumer, as `linkedEndpointIds` gives them
 */
export function associatedEndpointIds(
  deployment: Deployment,
  provider: Provider,
  endpointIds: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  const linked = linkedConsumers(deployment, provider).filter(
    ({ premises }) => premises?.executeApi.kind === "made" && premises.executeApi.associate,
  );
  const external = provider.externalConsumers.filter(({ associate }) => associate);
  return [
    ...new Set([
      ...linked.flatMap(({ stackId }) => endpointIds[stackId] ?? []),
      ...external.flatMap((consumer) => consumer.endpointIds),
    ]),
  ];
}
