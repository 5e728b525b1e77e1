import { STSServiceException } from "@aws-sdk/client-sts";
import { CallError } from "../call-error";
import type { Credentials } from "../credentials";

/** The role to assume, and the credentials to assume it with. */
export interface Assumption {
  readonly roleArn: string;
  /** Names the session in the other account's logs. */
  readonly sessionName: string;
  readonly externalId?: string;
  /** The function's own region, whose STS endpoint is called. */
  readonly region: string;
  /** The only credentials that are ever used to assume the role. */
  readonly credentials: Credentials;
}

/**
 * The error for a role that could not be assumed. If STS answered, the message and the status are its own
 * (403 for a refusal); otherwise the status is 502. `check` depends on the kind of error.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html#API_AssumeRole_Errors
 */
export function assumeRoleError(error: unknown, assumption: Assumption): CallError {
  const { name, message } = error instanceof Error ? error : { name: "Error", message: String(error) };
  const status = error instanceof STSServiceException ? error.$metadata.httpStatusCode : undefined;
  const check =
    status === undefined
      ? `that the VPC reaches sts.${assumption.region} (its interface endpoint, private DNS, port 443)`
      : (CHECKS[name]?.(assumption) ?? "STS's message and the state of the service");
  const said = `could not assume ${assumption.roleArn}: ${name}: ${message}`;
  return new CallError("assume-role", said, status ?? 502, check, { cause: error });
}

const ownKeys = () => "the function's own credentials: STS does not know them, or no longer";

const CHECKS: Readonly<Record<string, (assumption: Assumption) => string>> = {
  AccessDenied: ({ roleArn, externalId }) =>
    [
      `the trust policy of ${roleArn} names this function's role`,
      externalId === undefined
        ? "and asks for no external id"
        : "and asks for the external id in EXTERNAL_ID",
      "(and for no other organization), this function's role may sts:AssumeRole on exactly that role,",
      "and the policy of the STS endpoint lets that through",
    ].join(" "),
  ExpiredTokenException: ownKeys,
  ExpiredToken: ownKeys,
  InvalidClientTokenId: ownKeys,
  SignatureDoesNotMatch: ownKeys,
  RegionDisabledException: ({ region }) => `that STS is activated for ${region} in the account of the role`,
  ValidationError: () => "ROLE_ARN, SESSION_NAME and EXTERNAL_ID",
};
