import type { Entrance, EntranceDomain } from "../../model/mutual-tls/entrance";
import type { UsedEntrance } from "../../model/mutual-tls/used-entrance";
import type { UsedEntranceOutline } from "../outline/consumer/entrance";
import type { EntranceOutline } from "../outline/provider/entrance";
import { known } from "../outline/unknown";
import type { DeploymentFile } from "../schema/file-parts";

type ProviderFile = DeploymentFile["providers"][string];

export function buildEntrance(
  { trustStore }: EntranceOutline,
  { service: { domain }, network }: ProviderFile,
): Entrance {
  return {
    domain: buildDomain(known(domain, "domain")),
    trustStore: known(trustStore?.store, "trustStore"),
    network: { kind: "made", ...known(network, "network") },
  };
}

function buildDomain({
  name,
  endpointType,
  ...written
}: NonNullable<ProviderFile["service"]["domain"]>): EntranceDomain {
  return {
    ...{ name, endpointType },
    certificate:
      written.kind === "adopted"
        ? { kind: written.kind, arn: written.certificateArn }
        : { kind: written.kind, hostedZoneId: written.hostedZoneId },
  };
}

/** @param serviceName the name of the endpoint service from the file; absent = it is read from the provider's state */
export function buildUsedEntrance({ domain, slot }: UsedEntranceOutline, serviceName?: string): UsedEntrance {
  return {
    domain: known(domain, "domain"),
    ...(serviceName !== undefined && { serviceName }),
    slot: known(slot, "slot"),
  };
}
