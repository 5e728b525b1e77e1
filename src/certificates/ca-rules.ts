import type { KeyObject } from "node:crypto";
import type { Certificate } from "./certificate";
import { pem } from "./pem";

/** A demand that a load balancer makes on a certificate in a trust store. */
interface CaRule {
  readonly expected: string;
  /** Says how the certificate differs; undefined if it is as expected. */
  readonly got: (certificate: Certificate) => string | undefined;
}

/**
 * Sizes are of the PEM that is uploaded.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
 */
const MAX_BYTES = 16 * 1024;

/**
 * The rules, the first ones first: of a certificate that is no CA's, the others say nothing of use.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html
 * @see https://repost.aws/knowledge-center/elb-alb-mtls-ca-bundle-issues
 */
const RULES: readonly CaRule[] = [
  { expected: "X.509 version 3", got: ({ version }) => (version === 3 ? undefined : `version ${version}`) },
  {
    expected: "a CA's certificate",
    got: ({ isCa }) => (isCa ? undefined : "one without CA:TRUE in its basic constraints"),
  },
  {
    expected: "a subject, by which clients and lists are assigned to a CA",
    got: ({ subject }) => (subject.canonical === "" ? "none" : undefined),
  },
  {
    expected: "a key usage that includes signing certificates (keyCertSign)",
    got: ({ keyUsage }) => (keyUsage?.signsCertificates === false ? "one without it" : undefined),
  },
  {
    expected: "an RSA key of 2048 to 8192 bits or an ECDSA key on P-256, P-384 or P-521",
    got: ({ publicKey }) => unsuitable(publicKey),
  },
  {
    expected: "a signature by SHA-256, SHA-384 or SHA-512",
    got: ({ algorithm }) => (algorithm.accepted === undefined ? algorithm.name : undefined),
  },
  {
    // Without a clock this is all that can be told: such a certificate is valid at no time.
    expected: "an end of its validity that is not before its beginning",
    got: ({ notBefore, notAfter }) => (notAfter < notBefore ? `${notAfter} before ${notBefore}` : undefined),
  },
  {
    expected: `at most ${MAX_BYTES} bytes`,
    got: ({ x509 }) => {
      const { length } = pem("CERTIFICATE", x509.raw);
      return length > MAX_BYTES ? `${length}` : undefined;
    },
  },
];

/** The reason why a trust store does not take a certificate, `expected ..., got ...`; undefined if it takes it. */
export function caProblem(certificate: Certificate): string | undefined {
  for (const { expected, got } of RULES) {
    const instead = got(certificate);
    if (instead !== undefined) return `expected ${expected}, got ${instead}`;
  }
  return undefined;
}

const CURVES = ["prime256v1", "secp384r1", "secp521r1"];

function unsuitable({ asymmetricKeyType, asymmetricKeyDetails = {} }: KeyObject): string | undefined {
  const { modulusLength = 0, namedCurve = "" } = asymmetricKeyDetails;
  if (asymmetricKeyType === "rsa")
    return modulusLength < 2048 || modulusLength > 8192 ? `RSA with ${modulusLength} bits` : undefined;
  if (asymmetricKeyType === "ec") return CURVES.includes(namedCurve) ? undefined : `ECDSA on ${namedCurve}`;
  return `a key of the type ${asymmetricKeyType}`;
}
