import { CREDENTIAL_ENVIRONMENT, type CredentialEnvironment } from "../client/credentials";
import { targetOf } from "../client/environment";
import { readEnvironment } from "../client/read-environment";
import { REGION_ENVIRONMENT, type RegionEnvironment } from "../client/region";
import { makeSend } from "../client/send/send";
import { system } from "../client/system";
import { makeSecrets } from "../keys/secrets-manager";
import { API_KEY_ENVIRONMENT, type ApiKeyEnvironment } from "./environment";
import { makeKeyHandler } from "./key-handler";
import { keyIn } from "./key-source";

export type { ApiKeyEnvironment } from "./environment";

const environment = readEnvironment<ApiKeyEnvironment & CredentialEnvironment & RegionEnvironment>(
  process.env,
  { ...API_KEY_ENVIRONMENT, ...CREDENTIAL_ENVIRONMENT, ...REGION_ENVIRONMENT },
);
const target = targetOf(environment);

/** Calls the API with the key in the function's secret. */
export const handler = makeKeyHandler({
  target,
  key: keyIn(makeSecrets(environment), environment.API_KEY_SECRET_ARN, system.now),
  send: makeSend(target),
  system,
});
