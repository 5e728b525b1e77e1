import { slotsOf } from "../../../../model/gateway/slots";
import { type Finding, unexpected, unexpectedKey } from "../../../findings/finding";
import type { GatewayOutline } from "../../../outline/gateway/gateways";
import type { ServiceProviderOutline } from "../../../outline/gateway/service-provider";
import { defaulted } from "../../../outline/unknown";
import { DEFAULTS } from "../../../schema/defaults";

/**
 * As many servers run at most as always, or more; and while all of them are replaced, the old and the new ones have addresses.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html
 */
export function serverCounts({ providers }: GatewayOutline): readonly Finding[] {
  return providers.flatMap(ofProvider);
}

function ofProvider(provider: ServiceProviderOutline): readonly Finding[] {
  const compute = provider.value?.service?.compute;
  const { least } = DEFAULTS.servers;
  if (compute?.type === "fargate")
    return ofServers(provider, compute, { key: "desired", least: defaulted(compute, "desired", least) });
  if (compute?.type === "ec2")
    return ofServers(provider, compute, { key: "min", least: defaulted(compute, "min", least) });
  return [];
}

/** @param least the number of servers that always run, which stands under the key */
function ofServers(
  { path, value, zones }: ServiceProviderOutline,
  compute: { readonly max?: number },
  { key, least }: { readonly key: string; readonly least?: number },
): readonly Finding[] {
  const most = defaulted(compute, "max", DEFAULTS.servers.most);
  if (least === undefined || most === undefined) return [];
  const place = [...path, "service", "compute", "max"];
  const at = (wanted: string) =>
    "max" in compute
      ? [unexpected(place, wanted, String(most))]
      : [unexpectedKey(place, wanted, `nothing, which is ${most}`)];
  if (most < least) return at(`at least the ${least} that always run (${key})`);
  const cidr = value?.network?.cidr;
  if (cidr === undefined || zones === undefined) return [];
  const room = zones.length * slotsOf(cidr);
  if (2 * most <= room) return [];
  return at(
    `at most ${Math.floor(room / 2)}, as the servers' subnets have ${room} addresses, and two for each while it is replaced`,
  );
}
