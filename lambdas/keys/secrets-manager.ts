import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { type CredentialEnvironment, ownCredentials } from "../client/credentials";
import type { RegionEnvironment } from "../client/region";

/** The part of a client of Secrets Manager that the functions use. */
export type Secrets = Pick<SecretsManagerClient, "send">;

/** The time limits of one request to AWS, in milliseconds. With two attempts, a call ends within about six seconds. */
export const TIMES = { connectionTimeout: 1000, requestTimeout: 2500, throwOnRequestTimeout: true };

/** Secrets Manager in the function's own region, with the credentials of its own role. */
export function makeSecrets(environment: CredentialEnvironment & RegionEnvironment): SecretsManagerClient {
  return new SecretsManagerClient({
    region: environment.AWS_REGION,
    credentials: ownCredentials(environment),
    maxAttempts: 2,
    requestHandler: TIMES,
  });
}
