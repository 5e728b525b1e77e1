import type { Finding } from "../../findings/finding";
import type { DeploymentOutline } from "../../outline/deployment";
import type { GatewayOutline } from "../../outline/gateway/gateways";
import type { PartiesOutline } from "../../outline/parties";
import { gatewayKeys } from "./keys/gateway-keys";
import { gatewayNetworks } from "./network/gateway-networks";
import { gatewayRegions } from "./network/gateway-regions";
import { linkZones } from "./network/link-zones";
import { sharedZones } from "./network/shared-zones";
import { slots } from "./network/slots";
import { zoneIds } from "./network/zone-ids";
import { gatewayClients } from "./parties/gateway-clients";
import { gatewayDomains } from "./parties/gateway-domains";
import { gatewayUses } from "./parties/gateway-uses";
import { quotas } from "./parties/quotas";
import { targetNames } from "./parties/target-names";
import { cors } from "./routes/cors";
import { gatewayCallers } from "./routes/gateway-callers";
import { gatewayRoutes } from "./routes/gateway-routes";
import { namedRoutes } from "./routes/named-routes";
import { reservedPaths } from "./routes/reserved-paths";
import { strippedPrefixes } from "./routes/stripped-prefixes";
import { images } from "./servers/images";
import { programs } from "./servers/programs";
import { serverCounts } from "./servers/server-counts";
import { taskSizes } from "./servers/task-sizes";

/** The surroundings of gateways: the APIs of their file, and its parties together. */
interface Around {
  readonly apis: DeploymentOutline;
  readonly parties: PartiesOutline;
}

/**
 * Everything about endpoint services and gateways that no key can know alone. Each check looks at one matter and passes over what
 * is not known.
 * @param isFile whether an absolute path leads to a file
 */
export function gatewayChecks(
  gateways: GatewayOutline,
  { apis, parties }: Around,
  isFile: (path: string) => boolean,
): readonly Finding[] {
  return [
    ...gatewayUses(gateways, apis),
    ...gatewayClients(gateways),
    ...gatewayKeys(gateways, parties.consumerNames),
    ...gatewayNetworks(gateways),
    ...zoneIds(gateways),
    ...linkZones(gateways),
    ...gatewayRegions(gateways),
    ...sharedZones(gateways),
    ...slots(gateways),
    ...quotas(gateways),
    ...gatewayRoutes(gateways),
    ...reservedPaths(gateways),
    ...strippedPrefixes(gateways),
    ...namedRoutes(gateways),
    ...gatewayCallers(gateways, parties.roles),
    ...cors(gateways),
    ...gatewayDomains(gateways),
    ...targetNames(gateways, apis),
    ...taskSizes(gateways),
    ...serverCounts(gateways),
    ...images(gateways),
    ...programs(gateways, isFile),
  ];
}
