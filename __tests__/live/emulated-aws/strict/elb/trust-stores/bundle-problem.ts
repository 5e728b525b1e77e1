import { type PemBlock, pemBlocks } from "../../../../support/certificates/pem-blocks";
import {
  hasIssued,
  type ReadCertificate,
  readCertificate,
  signatureHash,
} from "../../../../support/certificates/read-certificate";

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const MOST_CERTIFICATES = 25;
const MOST_BYTES = 16 * 1024;
export const MOST_IN_CHAIN = 4;

const CURVES = new Set(["prime256v1", "secp384r1", "secp521r1"]);
const HASHES = new Set(["sha256", "sha384", "sha512"]);

/**
 * Why a bundle of authorities' certificates is refused; undefined where it is not. Whatever stands between the blocks is taken
 * for a blank line (*assumed* for comments).
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html
 */
export function bundleProblem(text: string): string | undefined {
  if (/^\s*$|\n[ \t]*\r?\n/.test(text)) return "The bundle has blank lines";
  const blocks = pemBlocks(text, "CERTIFICATE");
  if (blocks === undefined) return "The bundle has something beside certificates in PEM";
  if (blocks.length > MOST_CERTIFICATES) return `The bundle has more than ${MOST_CERTIFICATES} certificates`;
  const large = blocks.findIndex((block) => block.text.length > MOST_BYTES);
  if (large >= 0) return `The certificate ${large + 1} of the bundle has more than ${MOST_BYTES} bytes`;
  const certificates = blocks.map(readBlock);
  for (const [i, certificate] of certificates.entries()) {
    const problem = certificate === undefined ? "cannot be read" : certificateProblem(certificate);
    if (problem !== undefined) return `The certificate ${i + 1} of the bundle ${problem}`;
  }
  const read = certificates.filter((one) => one !== undefined);
  return read.some((one) => chainLength(one, read) > MOST_IN_CHAIN)
    ? `The bundle has a chain of more than ${MOST_IN_CHAIN} certificates`
    : undefined;
}

/** The certificates of a bundle that has been accepted. */
export function bundleCertificates(text: string): readonly ReadCertificate[] {
  return (pemBlocks(text, "CERTIFICATE") ?? []).map(({ der }) => readCertificate(der));
}

function readBlock({ der }: PemBlock): ReadCertificate | undefined {
  try {
    return readCertificate(der);
  } catch {
    return undefined;
  }
}

function certificateProblem({ x509, signatureAlgorithm }: ReadCertificate): string | undefined {
  if (!x509.ca) return "is not that of a certificate authority";
  const hash = signatureHash(signatureAlgorithm);
  if (hash === undefined || !HASHES.has(hash)) return "is not signed with SHA-256, SHA-384 or SHA-512";
  const { asymmetricKeyType: type, asymmetricKeyDetails: { modulusLength = 0, namedCurve = "" } = {} } =
    x509.publicKey;
  const isRsa = type === "rsa" && modulusLength >= 2048 && modulusLength <= 8192;
  return isRsa || (type === "ec" && CURVES.has(namedCurve)) ? undefined : "has a key that is not supported";
}

/** The length of the longest chain from a certificate up to one that has signed itself. */
function chainLength(certificate: ReadCertificate, all: readonly ReadCertificate[]): number {
  if (hasIssued(certificate, certificate)) return 1;
  const others = all.filter((one) => one !== certificate);
  const issuers = others.filter((one) => hasIssued(one, certificate));
  return 1 + Math.max(0, ...issuers.map((issuer) => chainLength(issuer, others)));
}
