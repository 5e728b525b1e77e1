import type { SecureVersion } from "node:tls";

/** The versions of TLS that a listener speaks. */
export interface TlsVersions {
  readonly minVersion: SecureVersion;
  readonly maxVersion: SecureVersion;
}

/**
 * The versions of a security policy: `ELBSecurityPolicy-TLS13-1-2-2021-06` has 1.2 and 1.3.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
export function tlsVersions(policy: string): TlsVersions {
  const [, with13, minor = "0"] = /^ELBSecurityPolicy-(TLS13-|TLS-|FS-)1-([0-3])/.exec(policy) ?? [];
  return { minVersion: MINIMA[minor] ?? "TLSv1", maxVersion: with13 === "TLS13-" ? "TLSv1.3" : "TLSv1.2" };
}

const MINIMA: Readonly<Record<string, SecureVersion>> = {
  "1": "TLSv1.1",
  "2": "TLSv1.2",
  "3": "TLSv1.3",
};
