import { isStage } from "../authorizer/environment";
import type { Expectations } from "../client/read-environment";

/** The variables of the authorizer of certificates. */
export interface CertificateAuthorizerEnvironment {
  /** The stage of the API. */
  readonly STAGE: string;
}

export const CERTIFICATE_AUTHORIZER_ENVIRONMENT: Expectations<CertificateAuthorizerEnvironment> = {
  STAGE: { expected: "the name of a stage", accepts: isStage },
};
