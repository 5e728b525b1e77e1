import { CREDENTIAL_ENVIRONMENT, type CredentialEnvironment } from "../client/credentials";
import { readEnvironment } from "../client/read-environment";
import { REGION_ENVIRONMENT, type RegionEnvironment } from "../client/region";
import { system } from "../client/system";
import { makeSecrets } from "../keys/secrets-manager";
import { makeCertificateHandler } from "./certificate-handler";
import { certificateIn } from "./certificate-source";
import { CERTIFICATE_ENVIRONMENT, type CertificateEnvironment, domainTarget } from "./environment";
import { senders } from "./sender";

export type { CertificateEnvironment } from "./environment";

const environment = readEnvironment<CertificateEnvironment & CredentialEnvironment & RegionEnvironment>(
  process.env,
  { ...CERTIFICATE_ENVIRONMENT, ...CREDENTIAL_ENVIRONMENT, ...REGION_ENVIRONMENT },
);
const target = domainTarget(environment);
const secretArn = environment.CERTIFICATE_SECRET_ARN;

/** Calls the API with the certificate in the function's secret. */
export const handler = makeCertificateHandler({
  target,
  secretArn,
  certificate: certificateIn(makeSecrets(environment), secretArn, system.now),
  sendWith: senders(target, environment.SERVER_CA),
  system,
});
