import { AssumeRoleCommand, type AssumeRoleCommandOutput, STSClient } from "@aws-sdk/client-sts";
import type { ExpiringCredentials } from "../refreshing-credentials";
import { type Assumption, assumeRoleError } from "./assume-role-error";

type Transport = NonNullable<ConstructorParameters<typeof STSClient>[0]>["requestHandler"];

/** The time limits of one request to STS, in milliseconds; the caller's deadline covers all its attempts. */
const TIMES = { connectionTimeout: 2000, requestTimeout: 5000, throwOnRequestTimeout: true };

/**
 * Assumes a role at the regional endpoint of STS: an interface endpoint serves that one, and it does not
 * depend on another region. The credentials last one hour, the maximum when a role assumes a role.
 * @throws CallError `assume-role`, with STS's message and what to check
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_region-endpoints.html
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export function makeAssumeRole(
  assumption: Assumption,
  transport: Transport = TIMES,
): (signal: AbortSignal) => Promise<ExpiringCredentials> {
  const { roleArn, sessionName, externalId, region, credentials } = assumption;
  const sts = new STSClient({
    region,
    credentials,
    useGlobalEndpoint: false,
    maxAttempts: 3,
    retryMode: "standard",
    requestHandler: transport,
  });
  const input = { RoleArn: roleArn, RoleSessionName: sessionName, ExternalId: externalId };
  return (signal) =>
    sts
      .send(new AssumeRoleCommand(input), { abortSignal: signal })
      .then(toCredentials)
      .catch((error: unknown) => {
        throw assumeRoleError(error, assumption);
      });
}

function toCredentials({ Credentials: given }: AssumeRoleCommandOutput): ExpiringCredentials {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = given ?? {};
  if (AccessKeyId === undefined || SecretAccessKey === undefined || Expiration === undefined)
    throw new Error("STS answered without credentials");
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    expiresAt: Expiration.getTime(),
  };
}
