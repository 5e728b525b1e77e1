import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SSMClient } from "@aws-sdk/client-ssm";
import { CREDENTIAL_ENVIRONMENT, type CredentialEnvironment, ownCredentials } from "../client/credentials";
import { readEnvironment } from "../client/read-environment";
import { REGION_ENVIRONMENT, type RegionEnvironment } from "../client/region";
import { system } from "../client/system";
import { makeSecrets, TIMES } from "../keys/secrets-manager";
import { AUTHORIZER_ENVIRONMENT, type AuthorizerEnvironment } from "./environment";
import { readGrants } from "./grants";
import { makeProviderAuthorizer } from "./provider-authorizer";

export type { AuthorizerEnvironment } from "./environment";

const environment = readEnvironment<AuthorizerEnvironment & CredentialEnvironment & RegionEnvironment>(
  process.env,
  { ...AUTHORIZER_ENVIRONMENT, ...CREDENTIAL_ENVIRONMENT, ...REGION_ENVIRONMENT },
);
const ssm = new SSMClient({
  region: environment.AWS_REGION,
  credentials: ownCredentials(environment),
  maxAttempts: 2,
  requestHandler: TIMES,
});

/** The authorizer of a provider's API: consumers by their keys, each through its own endpoints. */
export const handler = makeProviderAuthorizer(
  environment,
  readGrants(readFileSync(join(__dirname, "grants.json"), "utf8")),
  { ssm, secrets: makeSecrets(environment) },
  system,
);
