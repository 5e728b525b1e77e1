import type { Expectations } from "./read-environment";

/** The credentials that a request is signed with. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Present with temporary credentials. */
  readonly sessionToken?: string;
}

/** Gives the credentials for one call; the signal aborts when that call no longer needs them. */
export type CredentialSource = (signal: AbortSignal) => Promise<Credentials>;

/**
 * The variables in which Lambda gives a function the credentials of its role. They are valid for as long as
 * the execution environment exists.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export interface CredentialEnvironment {
  readonly AWS_ACCESS_KEY_ID: string;
  readonly AWS_SECRET_ACCESS_KEY: string;
  readonly AWS_SESSION_TOKEN?: string;
}

const nonEmpty = (expected: string) => ({ expected, accepts: (value: string) => value !== "" });

export const CREDENTIAL_ENVIRONMENT: Expectations<CredentialEnvironment> = {
  AWS_ACCESS_KEY_ID: nonEmpty("the access key of the function's role"),
  AWS_SECRET_ACCESS_KEY: nonEmpty("the secret key of the function's role"),
  AWS_SESSION_TOKEN: { ...nonEmpty("the session token of the function's role"), optional: true },
};

/** The credentials of the function's own role. */
export function ownCredentials(environment: CredentialEnvironment): Credentials {
  return {
    accessKeyId: environment.AWS_ACCESS_KEY_ID,
    secretAccessKey: environment.AWS_SECRET_ACCESS_KEY,
    sessionToken: environment.AWS_SESSION_TOKEN,
  };
}
