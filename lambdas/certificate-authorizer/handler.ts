import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readEnvironment } from "../client/read-environment";
import { system } from "../client/system";
import { makeCertificateAuthorizer } from "./authorize";
import { CERTIFICATE_AUTHORIZER_ENVIRONMENT, type CertificateAuthorizerEnvironment } from "./environment";
import { readHolders } from "./grants";

export type { CertificateAuthorizerEnvironment } from "./environment";

const { STAGE } = readEnvironment<CertificateAuthorizerEnvironment>(
  process.env,
  CERTIFICATE_AUTHORIZER_ENVIRONMENT,
);

/** The authorizer of an API behind mutual TLS: consumers by their certificates. It calls nothing. */
export const handler = makeCertificateAuthorizer({
  holders: readHolders(readFileSync(join(__dirname, "grants.json"), "utf8")),
  stage: STAGE,
  system,
});
