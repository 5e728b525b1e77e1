import type {
  Compute,
  EndpointGrant,
  EndpointService,
  ServiceProvider,
} from "../../../model/gateway/endpoint-service";
import type { ServiceProviderOutline } from "../../outline/gateway/service-provider";
import { known } from "../../outline/unknown";
import { DEFAULTS } from "../../schema/defaults";
import type { GatewayFile } from "../../schema/file-parts";
import { buildParty } from "../party";

type ProviderFile = GatewayFile["providers"][string];

/** @param linked the grants to consumers of the file */
export function buildServiceProvider(
  outline: ServiceProviderOutline,
  file: ProviderFile,
  linked: readonly EndpointGrant[],
): ServiceProvider {
  return {
    ...buildParty(outline, file),
    service: buildService(outline, file),
    grants: [...linked, ...externalGrants(file)],
  };
}

function buildService(outline: ServiceProviderOutline, file: ProviderFile): EndpointService {
  const { type, port, healthPath, tls, logs } = file.service;
  const zoneIds = known(outline.zones, "zones");
  return { type, port, healthPath, tls, logs, zoneIds, compute: buildCompute(outline, file) };
}

function buildCompute(
  outline: ServiceProviderOutline,
  { service: { compute }, network }: ProviderFile,
): Compute {
  if (compute.type === "existing") return { type: compute.type, loadBalancerArn: compute.loadBalancerArn };
  const { environment, table, deletionProtection = DEFAULTS.deletionProtection, max } = compute;
  const made = {
    network: { kind: "made", ...known(network, "network") },
    environment,
    ...(table && { table: { deletionProtection } }),
    max,
  } as const;
  if (compute.type === "fargate") {
    const { type, image, cpu, memoryMb, desired } = compute;
    return { ...made, type, image, cpu, memoryMb, min: desired };
  }
  const { type, instanceType, min } = compute;
  return { ...made, type, instanceType, min, entry: known(outline.entry, "entry") };
}

function externalGrants({ externalConsumers }: ProviderFile): readonly EndpointGrant[] {
  return Object.entries(externalConsumers).map(([consumer, { account, endpointIds = [] }]) => ({
    consumer,
    isExternal: true,
    account,
    endpoint: { kind: "stated", ids: endpointIds },
  }));
}
