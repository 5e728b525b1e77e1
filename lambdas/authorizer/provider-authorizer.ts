import type { SSMClient } from "@aws-sdk/client-ssm";
import type { System } from "../client/system";
import { keeping } from "../keys/keeping";
import type { Secrets } from "../keys/secrets-manager";
import { MINUTE, VERSIONS } from "../keys/times";
import { makeAuthorizer } from "./authorize";
import type { AuthorizerEnvironment } from "./environment";
import type { Grants } from "./grants";
import { placesIn } from "./key-place";
import { readVersions } from "./read-versions";

/** The AWS services that the authorizer of a provider's API reads from. */
export interface Sources {
  readonly ssm: Pick<SSMClient, "send">;
  readonly secrets: Secrets;
}

/** Makes the authorizer of a provider's API, whose consumers keep their keys in their own accounts. */
export function makeProviderAuthorizer(
  { PARAMETER_PATH, STAGE }: AuthorizerEnvironment,
  grants: Grants,
  { ssm, secrets }: Sources,
  system: Pick<System, "now" | "log">,
) {
  return makeAuthorizer({
    grants,
    stage: STAGE,
    placeOf: keeping(placesIn(ssm, PARAMETER_PATH), MINUTE, system.now).of,
    versions: keeping((secretArn) => readVersions(secrets, secretArn), VERSIONS, system.now),
    system,
  });
}
