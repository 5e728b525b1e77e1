import type { Finding } from "../../findings/finding";
import type { ConsumerOutline } from "../../outline/consumer/consumer";
import type { DeploymentOutline } from "../../outline/deployment";
import { misplacedZones, unservedZones } from "../network/placed-zones";

/** The zones of an entrance, and those of its consumers, which have an endpoint for it in each of theirs. */
export function entranceZones({ providers, consumers }: DeploymentOutline): readonly Finding[] {
  return [
    ...providers.flatMap(({ entrance, region }) =>
      entrance ? misplacedZones(entrance.zonesPath, entrance.zones, region) : [],
    ),
    ...consumers.filter(({ usesEntrance }) => usesEntrance).flatMap(ofConsumer),
  ];
}

function ofConsumer({ path, zones, region, uses }: ConsumerOutline): readonly Finding[] {
  const place = [...path, "network", "zones"];
  return [
    ...misplacedZones(place, zones, region),
    ...uses.flatMap(({ kind, name, path: use, region: there, entrance }) => [
      ...(kind === "described" && there === region
        ? misplacedZones([...use, "api", "zones"], entrance?.zones, there)
        : []),
      ...unservedZones(place, { zones, region }, { name, zones: entrance?.zones, region: there }),
    ]),
  ];
}
