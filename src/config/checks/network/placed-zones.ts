import { zoneIdPrefix } from "../../../model/aws/zone";
import { type Finding, type Path, quoted, unexpected } from "../../findings/finding";
import { ZONE_ID } from "../../schema/values/network";

/**
 * Zones that mean something to several accounts are named by ids, of the party's own region.
 * @see https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html
 */
export function misplacedZones(
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

/** A service behind PrivateLink, with the zones and the region that it is in. */
interface Served {
  readonly name: string;
  readonly zones?: readonly string[];
  readonly region?: string;
}

/**
 * An endpoint can only be in zones of its service.
 * @param path of the zones
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html
 */
export function unservedZones(
  path: Path,
  { zones = [], region }: Omit<Served, "name">,
  { name, zones: served, region: there }: Served,
): readonly Finding[] {
  // A service elsewhere is refused for that.
  if (served === undefined || there !== region || !served.every((zone) => isZoneOf(region, zone))) return [];
  const wanted = `a zone that ${name} can be reached in (${served.join(", ")})`;
  return zones.flatMap((zone, i) =>
    isZoneOf(region, zone) && !served.includes(zone) ? [unexpected([...path, i], wanted, quoted(zone))] : [],
  );
}
