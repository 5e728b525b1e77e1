import { makeAuthorizer } from "../authorizer/authorize";
import type { Grants } from "../authorizer/grants";
import { readVersions } from "../authorizer/read-versions";
import type { System } from "../client/system";
import { keeping } from "../keys/keeping";
import type { Secrets } from "../keys/secrets-manager";
import { MINUTE, VERSIONS } from "../keys/times";
import { callerSecrets, type FrontDoorEnvironment } from "./environment";
import { readUpstream } from "./upstream-key";

/**
 * Makes the authorizer of a front door. Callers come over the internet, so no endpoint is asked for. An answer that allows
 * has the door's own key in its context, as `upstreamKey`; API Gateway keeps both together.
 * @throws Error if a caller has a grant but no secret
 */
export function makeFrontDoor(
  environment: FrontDoorEnvironment,
  grants: Grants,
  secrets: Secrets,
  system: Pick<System, "now" | "log">,
) {
  const arns = callerSecrets(environment);
  const without = [...grants.keys()].filter((caller) => !arns.has(caller));
  if (without.length > 0)
    throw new Error(`CALLER_SECRET_ARNS: expected the secrets of ${without.join(", ")} too`);
  const upstream = keeping((arn) => readUpstream(secrets, arn), MINUTE, system.now);
  return makeAuthorizer({
    grants,
    stage: environment.STAGE,
    placeOf: async (caller) => ({ secretArn: arns.get(caller) ?? "" }),
    versions: keeping((arn) => readVersions(secrets, arn), VERSIONS, system.now),
    context: () => upstream.of(environment.UPSTREAM_SECRET_ARN),
    system,
  });
}
