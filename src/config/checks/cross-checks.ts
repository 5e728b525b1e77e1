import type { Finding } from "../findings/finding";
import type { DeploymentOutline } from "../outline/deployment";
import { documents } from "./backend/documents";
import { handlerFiles } from "./backend/handler-files";
import { namedHandlers } from "./backend/named-handlers";
import { keys } from "./keys/keys";
import { arnPlaces } from "./parties/arn-places";
import { parties } from "./parties/parties";
import { regions } from "./parties/regions";
import { statementNames } from "./parties/statement-names";
import { existingRoles } from "./roles/existing-roles";
import { roleNames } from "./roles/role-names";
import { countedRules } from "./services/counted-rules";
import { offeredPaths } from "./services/offered-paths";
import { sharedEndpoints } from "./services/shared-endpoints";
import { stateKey } from "./state/state-key";
import { statePartition } from "./state/state-partition";
import { clientUses } from "./uses/client-uses";
import { combinations } from "./uses/combinations";
import { grantedRoutes } from "./uses/granted-routes";
import { useTargets } from "./uses/use-targets";

/** A rule between the keys of a file; it passes over what is not known. */
type Check = (file: DeploymentOutline, isFile: (path: string) => boolean) => readonly Finding[];

/** Everything that no key can know alone. Of problems in one place the first check's come first. */
const CHECKS: readonly Check[] = [
  parties,
  statementNames,
  useTargets,
  regions,
  statePartition,
  stateKey,
  arnPlaces,
  documents,
  offeredPaths,
  handlerFiles,
  namedHandlers,
  countedRules,
  grantedRoutes,
  sharedEndpoints,
  clientUses,
  combinations,
  keys,
  roleNames,
  existingRoles,
];

/** @param isFile whether an absolute path leads to a file */
export function crossChecks(file: DeploymentOutline, isFile: (path: string) => boolean): readonly Finding[] {
  return CHECKS.flatMap((check) => check(file, isFile));
}
