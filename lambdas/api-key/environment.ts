import { CLIENT_ENVIRONMENT, type ClientEnvironment } from "../client/environment";
import type { Expectations } from "../client/read-environment";
import { SECRET_ARN } from "../keys/secret-arn";

/** The variables of a client that shows a key. */
export interface ApiKeyEnvironment extends ClientEnvironment {
  /** The secret that holds the key, in the function's own account. */
  readonly API_KEY_SECRET_ARN: string;
}

export const API_KEY_ENVIRONMENT: Expectations<ApiKeyEnvironment> = {
  ...CLIENT_ENVIRONMENT,
  API_KEY_SECRET_ARN: { expected: "the ARN of a secret", accepts: (arn) => SECRET_ARN.test(arn) },
};
