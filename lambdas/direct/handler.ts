import { CREDENTIAL_ENVIRONMENT, type CredentialEnvironment, ownCredentials } from "../client/credentials";
import { CLIENT_ENVIRONMENT, type ClientEnvironment, targetOf } from "../client/environment";
import { makeHandler } from "../client/handler";
import { readEnvironment } from "../client/read-environment";
import { makeSend } from "../client/send/send";
import { system } from "../client/system";

export type DirectEnvironment = ClientEnvironment;

const environment = readEnvironment<DirectEnvironment & CredentialEnvironment>(process.env, {
  ...CLIENT_ENVIRONMENT,
  ...CREDENTIAL_ENVIRONMENT,
});
const target = targetOf(environment);
const own = ownCredentials(environment);

/** Calls the API with the function's own role. */
export const handler = makeHandler(
  { target, credentials: async () => own, send: makeSend(target), system },
  "direct",
);
