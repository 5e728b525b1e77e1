import { makeCertificateHandler } from "../certificate/certificate-handler";
import { certificateIn } from "../certificate/certificate-source";
import {
  CERTIFICATE_ENVIRONMENT,
  type CertificateEnvironment,
  domainTarget,
} from "../certificate/environment";
import { senders } from "../certificate/sender";
import { CREDENTIAL_ENVIRONMENT, type CredentialEnvironment, ownCredentials } from "../client/credentials";
import { readEnvironment } from "../client/read-environment";
import { REGION_ENVIRONMENT, type RegionEnvironment } from "../client/region";
import { sign } from "../client/send/sign";
import { system } from "../client/system";
import { makeSecrets } from "../keys/secrets-manager";

const environment = readEnvironment<CertificateEnvironment & CredentialEnvironment & RegionEnvironment>(
  process.env,
  { ...CERTIFICATE_ENVIRONMENT, ...CREDENTIAL_ENVIRONMENT, ...REGION_ENVIRONMENT },
);
const target = domainTarget(environment);
const credentials = ownCredentials(environment);
const secretArn = environment.CERTIFICATE_SECRET_ARN;

/** Calls the API with the certificate in the function's secret, signed with the function's own role. */
export const handler = makeCertificateHandler({
  target,
  secretArn,
  certificate: certificateIn(makeSecrets(environment), secretArn, system.now),
  sendWith: senders(target, environment.SERVER_CA),
  sign: (request) => sign(request, { credentials, region: target.region, date: new Date(system.now()) }),
  system,
});
