import type { Deployment, State } from "../../model/deployment";
import type { DescribedApis } from "../outline/described-apis";
import type { DeploymentFile } from "../schema/deployment-file";
import { buildConsumer } from "./consumer";
import { grantsOf, type LinkedUse } from "./grants";
import { buildProvider } from "./provider";

/**
 * The deployment that a file without problems describes. Relations are resolved here and nowhere else: uses know the
 * roles that call, clients their use and role, providers what they grant.
 */
export function buildDeployment(file: DeploymentFile, folder: string, described: DescribedApis): Deployment {
  const offerings = Object.entries(file.providers).map(([id, provider]) =>
    buildProvider(id, provider, file, { folder, described: described.get(id) }),
  );
  const consumers = Object.entries(file.consumers).map(([id, consumer]) =>
    buildConsumer(id, consumer, file, offerings),
  );
  const linked = linkedUses(file, consumers);
  const providers = offerings.map((offering) => {
    const external = file.providers[offering.stackId]?.externalConsumers ?? {};
    return { ...offering, grants: grantsOf(offering, linked.get(offering.stackId) ?? [], external) };
  });
  return { name: file.name, tags: file.tags, state: file.state satisfies State, providers, consumers };
}

/** The uses of providers of the file, by the provider's stack id. */
function linkedUses(
  file: DeploymentFile,
  consumers: Deployment["consumers"],
): ReadonlyMap<string, readonly LinkedUse[]> {
  const byProvider = new Map<string, LinkedUse[]>();
  for (const consumer of consumers) {
    const isReadable = file.state.type === "s3" || file.consumers[consumer.stackId]?.link === "linked";
    for (const use of consumer.uses) {
      if (use.apiId !== undefined) continue;
      const uses = byProvider.get(use.name);
      if (uses) uses.push({ consumer, use, isReadable });
      else byProvider.set(use.name, [{ consumer, use, isReadable }]);
    }
  }
  return byProvider;
}
