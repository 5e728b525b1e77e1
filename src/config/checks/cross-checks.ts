import type { Finding } from "../findings/finding";
import type { DeploymentOutline } from "../outline/deployment";
import type { GatewayOutline } from "../outline/gateway/gateways";
import { partiesOf } from "../outline/parties";
import { files } from "./backend/files";
import { namedHandlers } from "./backend/named-handlers";
import { gatewayChecks } from "./gateway/gateway-checks";
import { keys } from "./keys/keys";
import { mutualTlsChecks } from "./mutual-tls/mutual-tls-checks";
import { balancerNames } from "./network/balancer-names";
import { doorNames } from "./network/door-names";
import { pinnedAddresses } from "./network/pinned-addresses";
import { zoneLetters } from "./network/zone-letters";
import { arnPlaces } from "./parties/arn-places";
import { logRoles } from "./parties/log-roles";
import { names } from "./parties/names";
import { regions } from "./parties/regions";
import { stateBucket } from "./parties/state-bucket";
import { statementIds } from "./parties/statement-ids";
import { existingRoles } from "./roles/existing-roles";
import { roleNames } from "./roles/role-names";
import { countedRules } from "./services/counted-rules";
import { knownAuths } from "./services/known-auths";
import { offeredPaths } from "./services/offered-paths";
import { sharedEndpoints } from "./services/shared-endpoints";
import { combinations } from "./uses/combinations";
import { doorEnvironments } from "./uses/door-environments";
import { grantedRoutes } from "./uses/granted-routes";
import { keptKeys } from "./uses/kept-keys";
import { useNames } from "./uses/use-names";

/**
 * Everything that no key can know alone. Each check looks at one matter and passes over what is not known; of problems in
 * one place the first check's come first.
 * @param isFile whether an absolute path leads to a file
 */
export function crossChecks(
  file: DeploymentOutline,
  gateways: GatewayOutline,
  isFile: (path: string) => boolean,
): readonly Finding[] {
  const parties = partiesOf(file, gateways);
  return [
    ...names(parties),
    ...statementIds(file),
    ...regions(file),
    ...stateBucket(parties),
    ...arnPlaces(parties),
    ...zoneLetters(file),
    ...offeredPaths(file),
    ...files(file, isFile),
    ...namedHandlers(file),
    ...knownAuths(file),
    ...countedRules(file, gateways),
    ...grantedRoutes(file),
    ...sharedEndpoints(file),
    ...useNames(file),
    ...combinations(file),
    ...keys(file),
    ...keptKeys(file),
    ...doorEnvironments(file),
    ...pinnedAddresses(file),
    ...balancerNames(file),
    ...doorNames(file, parties),
    ...logRoles(file),
    ...mutualTlsChecks(file, gateways),
    ...gatewayChecks(gateways, { apis: file, parties }, isFile),
    ...roleNames(parties),
    ...existingRoles(file, parties.roles),
  ];
}
