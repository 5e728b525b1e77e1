import { zoneIdPrefix } from "../../../../model/aws/zone";
import { type Finding, type Path, quoted, unexpected } from "../../../findings/finding";
import type { GatewayOutline } from "../../../outline/gateway/gateways";
import { ZONE_ID } from "../../../schema/values/network";

/**
 * Endpoints of PrivateLink connect zones of several accounts: these are named by ids, of the party's own region.
 * @see https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html
 */
export function zoneIds({ providers, consumers }: GatewayOutline): readonly Finding[] {
  return [
    ...providers.flatMap(({ zonesPath, zones, region }) => misplaced(zonesPath, zones, region)),
    ...consumers.flatMap(({ path, zones, region, uses }) => [
      ...misplaced([...path, "network", "zones"], zones, region),
      ...uses.flatMap((use) =>
        use.kind === "described"
          ? misplaced([...use.path, "endpointService", "zones"], use.zones, region)
          : [],
      ),
    ]),
  ];
}

function misplaced(
  path: Path,
  zones: readonly string[] = [],
  region: string | undefined,
): readonly Finding[] {
  const prefix = region && zoneIdPrefix(region);
  return zones.flatMap((zone, i) => {
    if (!zone.includes("-")) return [unexpected([...path, i], ZONE_ID, quoted(zone))];
    if (prefix === undefined || zone.startsWith(`${prefix}-`)) return [];
    return [unexpected([...path, i], `a zone of ${region} such as ${prefix}-az1`, quoted(zone))];
  });
}

/** True if a zone is an id of the region; unknown regions have every zone. */
export function isZoneOf(region: string | undefined, zone: string): boolean {
  return zone.includes("-") && (region === undefined || zone.startsWith(`${zoneIdPrefix(region)}-`));
}
