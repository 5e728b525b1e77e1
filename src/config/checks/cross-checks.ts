import type { Finding } from "../findings/finding";
import type { DeploymentDraft } from "../outline/draft";
import { backendTable } from "./backend/backend-table";
import { type HandlerFolder, handlerFiles } from "./backend/handler-files";
import { namedHandlers } from "./backend/named-handlers";
import { arnPlaces } from "./parties/arn-places";
import { parties } from "./parties/parties";
import { regions } from "./parties/regions";
import { statementNames } from "./parties/statement-names";
import { allowedRoles } from "./roles/allowed-roles";
import { assumedRoles } from "./roles/assumed-roles";
import { existingRoles } from "./roles/existing-roles";
import { roleNames } from "./roles/role-names";
import { countedRules } from "./services/counted-rules";
import { externalConsumers } from "./services/external-consumers";
import { offeredPaths } from "./services/offered-paths";
import { publicApis } from "./services/public-apis";
import { routeSources } from "./services/route-sources";
import { sharedEndpoints } from "./services/shared-endpoints";
import { links } from "./state/links";
import { stateKey } from "./state/state-key";
import { statePartition } from "./state/state-partition";
import { clientUses } from "./uses/client-uses";
import { combinations } from "./uses/combinations";
import { grantedRoutes } from "./uses/granted-routes";
import { networks } from "./uses/networks";
import { unusedByClients } from "./uses/unused-by-clients";
import { useTargets } from "./uses/use-targets";

/** What no key can know alone. Each check looks at one matter and passes over what the schema refused. */
export function crossChecks(file: DeploymentDraft, folder: HandlerFolder): readonly Finding[] {
  return [
    ...parties(file),
    ...statementNames(file),
    ...useTargets(file),
    ...regions(file),
    ...statePartition(file),
    ...stateKey(file),
    ...arnPlaces(file),
    ...routeSources(file, folder),
    ...offeredPaths(file),
    ...handlerFiles(file, folder),
    ...namedHandlers(file),
    ...backendTable(file),
    ...countedRules(file),
    ...grantedRoutes(file),
    ...sharedEndpoints(file),
    ...publicApis(file),
    ...clientUses(file),
    ...combinations(file),
    ...allowedRoles(file),
    ...assumedRoles(file),
    ...externalConsumers(file),
    ...networks(file),
    ...unusedByClients(file),
    ...links(file),
    ...roleNames(file, folder.folder),
    ...existingRoles(file, folder.folder),
  ];
}
