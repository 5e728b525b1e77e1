import { CLIENT_ENVIRONMENT, type Target } from "../client/environment";
import type { Expectations } from "../client/read-environment";
import { parseRoute } from "../client/route";
import { SECRET_ARN } from "../keys/secret-arn";

/** The variables of a client that shows a certificate. */
export interface CertificateEnvironment {
  /** The domain of the API, `mtls.example.com`; its name is asked for in the handshake and is the `Host`. */
  readonly API_DOMAIN: string;
  /** The API's region, which signatures name if calls are signed too. */
  readonly API_REGION: string;
  /** The route that an empty event calls, such as `GET /`. */
  readonly DEFAULT_ROUTE: string;
  /** The time limit of one call, retries included, in seconds: more than 0, at most 300. */
  readonly TIMEOUT_SECONDS: string;
  /** The secret that holds the certificate and its key, in the function's own account. */
  readonly CERTIFICATE_SECRET_ARN: string;
  /** Further CAs that may have issued the server's certificate, in PEM. Absent = those that Node.js knows. */
  readonly SERVER_CA?: string;
}

const DOMAIN = /^([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::(\d{1,5}))?$/;

export const CERTIFICATE_ENVIRONMENT: Expectations<CertificateEnvironment> = {
  API_DOMAIN: { expected: "a domain name in lower case", accepts: (domain) => DOMAIN.test(domain) },
  API_REGION: CLIENT_ENVIRONMENT.API_REGION,
  DEFAULT_ROUTE: CLIENT_ENVIRONMENT.DEFAULT_ROUTE,
  TIMEOUT_SECONDS: CLIENT_ENVIRONMENT.TIMEOUT_SECONDS,
  CERTIFICATE_SECRET_ARN: { expected: "the ARN of a secret", accepts: (arn) => SECRET_ARN.test(arn) },
  SERVER_CA: {
    expected: "certificates in PEM",
    accepts: (pem) => pem.includes("-----BEGIN CERTIFICATE-----"),
    optional: true,
  },
};

/** The target that a checked environment describes. A domain's root is mapped to the stage, so no stage is in the path. */
export function domainTarget(environment: CertificateEnvironment): Target {
  const [, hostname = "", port = "443"] = DOMAIN.exec(environment.API_DOMAIN) ?? [];
  return {
    hostname,
    port: Number(port),
    basePath: "",
    host: environment.API_DOMAIN,
    region: environment.API_REGION,
    defaultRoute: parseRoute(environment.DEFAULT_ROUTE) ?? { method: "GET", path: "/" },
    timeoutMs: Number(environment.TIMEOUT_SECONDS) * 1000,
  };
}
