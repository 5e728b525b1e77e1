import type { Expectations } from "../client/read-environment";

/** The variables of the authorizer of a provider's API. */
export interface AuthorizerEnvironment {
  /** The path of the consumers' parameters, such as `/private-api-provider/authorizer`. */
  readonly PARAMETER_PATH: string;
  /** The stage of the API. */
  readonly STAGE: string;
}

/**
 * Systems Manager defines the format of a parameter's path.
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html
 */
export const AUTHORIZER_ENVIRONMENT: Expectations<AuthorizerEnvironment> = {
  PARAMETER_PATH: {
    expected: "the path of parameters",
    accepts: (path) => /^(?:\/[A-Za-z0-9_.-]+)+$/.test(path),
  },
  STAGE: { expected: "the name of a stage", accepts: isStage },
};

/** @see https://docs.aws.amazon.com/apigateway/latest/api/API_CreateStage.html */
export function isStage(name: string): boolean {
  return /^[A-Za-z0-9_]{1,128}$/.test(name);
}
