import { hasIssued, type ReadCertificate } from "../../support/certificates/read-certificate";
import type { TrustedClients } from "./trusted-clients";

/** A client's certificate, and the things that it is judged by. */
export interface ShownCertificates {
  /** Undefined = it shows none. */
  readonly leaf: ReadCertificate | undefined;
  /** The authorities that it shows along with it. */
  readonly others: readonly ReadCertificate[];
}

export interface Judged extends Pick<TrustedClients, "authorities" | "lists"> {
  readonly ignoresExpiry: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** `TLS web client authentication`. */
const CLIENT_PURPOSE = "1.3.6.1.5.5.7.3.2";

/** The most authorities above a client. */
const MOST_IN_CHAIN = 4;
const MOST_BYTES = 16 * 1024;

/**
 * Why a listener that verifies refuses a client, in the words of its connection log; undefined where it does not. No page says
 * in which order the reasons are found, nor what the log says of a client without a certificate (*assumed*).
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-connection-logs.html
 */
export function refusedClient({ leaf, others }: ShownCertificates, judged: Judged): string | undefined {
  if (leaf === undefined) return "UnmappedConnectionError";
  if (!leaf.isVersion3) return "ClientCertTypeUnsupported";
  if ([leaf, ...others].some(({ x509 }) => x509.raw.length > MOST_BYTES)) return "ClientCertMaxSizeExceeded";
  const chain = trustedChain(leaf, others, judged.authorities);
  if (chain === undefined) return "ClientCertUntrusted";
  if (chain.length - 1 > MOST_IN_CHAIN) return "ClientCertMaxChainDepthExceeded";
  const at = (date: string) => new Date(date).getTime();
  if (chain.some(({ x509 }) => judged.now < at(x509.validFrom))) return "ClientCertNotYetValid";
  if (!judged.ignoresExpiry && chain.some(({ x509 }) => judged.now > at(x509.validTo)))
    return "ClientCertExpired";
  const purposes = leaf.x509.keyUsage as readonly string[] | undefined;
  if (purposes && !purposes.includes(CLIENT_PURPOSE)) return "ClientCertPurposeInvalid";
  return chain.some((one) => isRevoked(one, judged.lists)) ? "ClientCertCrlHit" : undefined;
}

/** The certificates from a client up to a root that is trusted; undefined where there is no such chain. */
function trustedChain(
  certificate: ReadCertificate,
  shown: readonly ReadCertificate[],
  authorities: readonly ReadCertificate[],
): readonly ReadCertificate[] | undefined {
  const isTrusted = authorities.some(({ x509 }) => x509.raw.equals(certificate.x509.raw));
  if (hasIssued(certificate, certificate)) return isTrusted ? [certificate] : undefined;
  for (const issuer of [...authorities, ...shown]) {
    if (!issuer.x509.ca || !hasIssued(issuer, certificate)) continue;
    const further = shown.filter((one) => one !== issuer);
    const chain = trustedChain(
      issuer,
      further,
      authorities.filter((one) => one !== certificate),
    );
    if (chain !== undefined) return [certificate, ...chain];
  }
  return undefined;
}

/** Revoked by a list of its issuer, who is known by his name: the trust store has verified the list's signature. */
function isRevoked({ issuerDer, x509 }: ReadCertificate, lists: Judged["lists"]): boolean {
  const serial = x509.serialNumber.replace(/^(00)+(?=..)/, "");
  return lists.some((list) => list.issuerDer.equals(issuerDer) && list.serialNumbers.has(serial));
}
