import { CREDENTIAL_ENVIRONMENT, type CredentialEnvironment } from "../client/credentials";
import { targetOf } from "../client/environment";
import { readEnvironment } from "../client/read-environment";
import { REGION_ENVIRONMENT, type RegionEnvironment } from "../client/region";
import { makeSend } from "../client/send/send";
import { system } from "../client/system";
import { makeSecrets } from "../keys/secrets-manager";
import { ROTATION_ENVIRONMENT, type RotationEnvironment, rotatedKeys } from "./environment";
import { makeKey } from "./make-key";
import { makeRotate } from "./rotate";
import { makeShowKey } from "./show-key";

export type { RotationEnvironment } from "./environment";

const environment = readEnvironment<RotationEnvironment & CredentialEnvironment & RegionEnvironment>(
  process.env,
  { ...ROTATION_ENVIRONMENT, ...CREDENTIAL_ENVIRONMENT, ...REGION_ENVIRONMENT },
);
// A region and a default route concern only clients that sign, and that are called without an event.
const target = targetOf({ ...environment, API_REGION: environment.AWS_REGION, DEFAULT_ROUTE: "GET /" });

/** Rotates the keys of this function's secrets, and makes the first ones. */
export const handler = makeRotate({
  keys: rotatedKeys(environment),
  secrets: makeSecrets(environment),
  showKey: makeShowKey(target, makeSend(target), system),
  timeoutMs: target.timeoutMs,
  makeKey,
  system,
});
