import type { DeploymentDraft } from "../draft";
import type { Finding } from "../finding";
import { allowedRoles } from "./allowed-roles";
import { arnPlaces } from "./arn-places";
import { assumedRoles } from "./assumed-roles";
import { backendTable } from "./backend-table";
import { clientUses } from "./client-uses";
import { combinations } from "./combinations";
import { countedRules } from "./counted-rules";
import { existingRoles } from "./existing-roles";
import { externalConsumers } from "./external-consumers";
import { grantedRoutes } from "./granted-routes";
import { type HandlerFolder, handlerFiles } from "./handler-files";
import { links } from "./links";
import { namedHandlers } from "./named-handlers";
import { networks } from "./networks";
import { offeredPaths } from "./offered-paths";
import { parties } from "./parties";
import { publicApis } from "./public-apis";
import { regions } from "./regions";
import { roleNames } from "./role-names";
import { routeSources } from "./route-sources";
import { sharedEndpoints } from "./shared-endpoints";
import { stateKey } from "./state-key";
import { statePartition } from "./state-partition";
import { statementNames } from "./statement-names";
import { unusedByClients } from "./unused-by-clients";
import { useTargets } from "./use-targets";

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
