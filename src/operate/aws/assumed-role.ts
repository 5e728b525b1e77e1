import type { STS } from "@aws-sdk/client-sts";
import type { Credentials } from "../../model/party";
import type { SessionCredentials } from "./clients";

type AssumeRole = Extract<Credentials, { assumeRole: unknown }>["assumeRole"];

/** The name of a session whose file names none. */
const SESSION_NAME = "crosslink";

/** Credentials that expire sooner than this are renewed, as the SDK does for its own. */
const EXPIRY_WINDOW_MS = 300_000;

/**
 * The credentials of a session of a role, by the credentials of the environment; the clients of all services share the session.
 * @param sts makes the client that assumes the role
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export function assumedRole(role: AssumeRole, sts: () => STS): () => Promise<SessionCredentials> {
  let session: Promise<SessionCredentials> | undefined;
  let expiresAt = 0;
  return () => {
    if (session === undefined || Date.now() > expiresAt - EXPIRY_WINDOW_MS) {
      expiresAt = Number.POSITIVE_INFINITY;
      session = assume(role, sts()).then((credentials) => {
        expiresAt = credentials.expiration?.getTime() ?? Number.POSITIVE_INFINITY;
        return credentials;
      });
      session.catch(() => {
        session = undefined;
      });
    }
    return session;
  };
}

async function assume(role: AssumeRole, sts: STS): Promise<SessionCredentials> {
  const { Credentials: of } = await sts.assumeRole({
    RoleArn: role.roleArn,
    ExternalId: role.externalId,
    RoleSessionName: role.sessionName ?? SESSION_NAME,
  });
  return {
    accessKeyId: of?.AccessKeyId ?? "",
    secretAccessKey: of?.SecretAccessKey ?? "",
    sessionToken: of?.SessionToken,
    expiration: of?.Expiration,
  };
}
