import type { TerraformStack } from "cdktf";
import type { DeploymentSettings } from "../model/deployment";
import type { ServiceProvider } from "../model/gateway/endpoint-service";
import { UNLINKED } from "../policies/rest-api/resource-policy";
import { linkedFacts } from "./linked-fact";

/**
 * The endpoint of each consumer of the file, by consumer: an expression that reads the consumer's state, and gives `unlinked` while
 * it has none. HCP Terraform is only asked about consumers that the file says are linked.
 */
export function linkedGatewayEndpoints(
  stack: TerraformStack,
  settings: DeploymentSettings,
  provider: ServiceProvider,
): Readonly<Record<string, string>> {
  const linked = provider.grants.filter(({ endpoint }) => endpoint.kind === "linked");
  const readable = linked.filter(({ endpoint }) => endpoint.kind === "linked" && endpoint.isReadable);
  const known = linkedFacts(
    stack,
    settings,
    provider,
    readable.map(
      ({ consumer }) =>
        ({
          stackId: consumer,
          name: "endpoint_id",
          output: `endpoint_ids["${provider.stackId}"]`,
        }) as const,
    ),
  );
  const ids = new Map(known.map(({ stackId, value }) => [stackId, value]));
  return Object.fromEntries(linked.map(({ consumer }) => [consumer, ids.get(consumer) ?? UNLINKED]));
}
