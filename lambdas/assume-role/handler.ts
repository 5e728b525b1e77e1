import { makeAssumeRole } from "../client/assume-role/assume-role";
import { CREDENTIAL_ENVIRONMENT, type CredentialEnvironment, ownCredentials } from "../client/credentials";
import { targetOf } from "../client/environment";
import { makeHandler } from "../client/handler";
import { readEnvironment } from "../client/read-environment";
import { refreshing } from "../client/refreshing-credentials";
import { REGION_ENVIRONMENT, type RegionEnvironment } from "../client/region";
import { makeSend } from "../client/send/send";
import { system } from "../client/system";
import { ASSUME_ROLE_ENVIRONMENT, type AssumeRoleEnvironment } from "./environment";

export type { AssumeRoleEnvironment } from "./environment";

const environment = readEnvironment<AssumeRoleEnvironment & CredentialEnvironment & RegionEnvironment>(
  process.env,
  { ...ASSUME_ROLE_ENVIRONMENT, ...CREDENTIAL_ENVIRONMENT, ...REGION_ENVIRONMENT },
);
const target = targetOf(environment);
const assumeRole = makeAssumeRole({
  roleArn: environment.ROLE_ARN,
  sessionName: environment.SESSION_NAME,
  externalId: environment.EXTERNAL_ID,
  region: environment.AWS_REGION,
  credentials: ownCredentials(environment),
});

/** Calls the API as the provider's access role, which it assumes with the function's own role. */
export const handler = makeHandler(
  { target, credentials: refreshing(assumeRole, system.now), send: makeSend(target), system },
  "assume-role",
);
