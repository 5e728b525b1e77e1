import { CLIENT_ENVIRONMENT, type ClientEnvironment } from "../client/environment";
import type { Expectations } from "../client/read-environment";

/** The variables of a client that assumes a role. */
export interface AssumeRoleEnvironment extends ClientEnvironment {
  /** The access role in the provider's account. */
  readonly ROLE_ARN: string;
  /** The external id that the role's trust policy requires; absent if it requires none. */
  readonly EXTERNAL_ID?: string;
  /** The session's name, which the provider's logs show: 2 to 64 characters of `A-Za-z0-9_=,.@+-`. */
  readonly SESSION_NAME: string;
}

/**
 * The STS API defines the format of a role ARN, an external id and a session name.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export const ASSUME_ROLE_ENVIRONMENT: Expectations<AssumeRoleEnvironment> = {
  ...CLIENT_ENVIRONMENT,
  ROLE_ARN: {
    expected: "the ARN of a role",
    accepts: (arn) => /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(arn),
  },
  EXTERNAL_ID: {
    expected: "2 to 1224 letters, digits or _+=,.@:/-",
    accepts: (id) => /^[\w+=,.@:/-]{2,1224}$/.test(id),
    optional: true,
  },
  SESSION_NAME: {
    expected: "2 to 64 letters, digits or _=,.@+-",
    accepts: (name) => /^[\w+=,.@-]{2,64}$/.test(name),
  },
};
