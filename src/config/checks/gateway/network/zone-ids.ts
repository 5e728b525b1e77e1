import type { Finding } from "../../../findings/finding";
import type { GatewayOutline } from "../../../outline/gateway/gateways";
import { misplacedZones } from "../../network/placed-zones";

/** Endpoints of PrivateLink connect zones of several accounts: these are named by ids. */
export function zoneIds({ providers, consumers }: GatewayOutline): readonly Finding[] {
  return [
    ...providers.flatMap(({ zonesPath, zones, region }) => misplacedZones(zonesPath, zones, region)),
    ...consumers.flatMap(({ path, zones, region, uses }) => [
      ...misplacedZones([...path, "network", "zones"], zones, region),
      ...uses.flatMap((use) =>
        use.kind === "described"
          ? misplacedZones([...use.path, "endpointService", "zones"], use.zones, region)
          : [],
      ),
    ]),
  ];
}
