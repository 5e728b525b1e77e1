import type { Deployment, State } from "../../model/deployment";
import type { DeploymentOutline } from "../outline/deployment";
import { grouped } from "../outline/grouped";
import type { DescribedApis } from "../outline/provider/described-apis";
import { known } from "../outline/unknown";
import type { DeploymentFile } from "../schema/file-parts";
import { buildAuthorizer } from "./authorizer";
import { buildConsumer } from "./consumer";
import { grantedCertificate, grantsOf, type LinkedUse } from "./grants";
import { buildOffering } from "./provider";

/**
 * The APIs of a file without problems, and those that use them. The outline has everything that is decided and related; the file
 * itself has the values that stand for themselves.
 */
export function buildApis(
  file: DeploymentFile,
  outline: DeploymentOutline,
  described: DescribedApis,
): Omit<Deployment, "serviceProviders" | "gatewayConsumers"> {
  const offerings = outline.providers.map((provider) =>
    buildOffering(
      provider,
      known(file.providers[provider.name], provider.name),
      described.get(provider.name),
    ),
  );
  const byName = new Map(offerings.map((offering) => [offering.provider.stackId, offering]));
  const consumers = outline.consumers.map((consumer) =>
    buildConsumer(consumer, known(file.consumers[consumer.name], consumer.name), byName),
  );
  const linked = linkedUses(file, consumers);
  const providers = offerings.map((offering) => {
    const { stackId } = offering.provider;
    const { externalConsumers = {}, service: written } = file.providers[stackId] ?? {};
    const { service } = offering.provider;
    const grants = grantsOf(offering, linked.get(stackId) ?? [], externalConsumers);
    const authorizer = buildAuthorizer(service.auth, written?.authorizer?.cacheSeconds, grants);
    return { ...offering.provider, service: { ...service, ...(authorizer && { authorizer }) }, grants };
  });
  return { name: file.name, tags: file.tags, state: file.state satisfies State, providers, consumers };
}

/** The uses of providers of the file, by the provider's stack id. */
function linkedUses(
  file: DeploymentFile,
  consumers: Deployment["consumers"],
): ReadonlyMap<string, readonly LinkedUse[]> {
  const linked = consumers.flatMap((consumer) => {
    const isReadable = file.state.type === "s3" || file.consumers[consumer.stackId]?.link === "linked";
    return consumer.uses.flatMap((use): readonly LinkedUse[] => {
      if (use.apiId !== undefined) return [];
      const written = known(file.consumers[consumer.stackId]?.uses[use.name], use.name);
      return [{ consumer, use, certificate: grantedCertificate(written), isReadable }];
    });
  });
  return grouped(linked, ({ use }) => use.name);
}
