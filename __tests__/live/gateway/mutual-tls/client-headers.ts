import { type ReadCertificate, validityOf } from "../../support/certificates/read-certificate";
import type { Headers } from "../http-api/integration/mapped-request";
import type { ShownCertificates } from "./client-verdict";

/**
 * The headers by which a listener that verifies tells its targets who the client is.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html
 */
export function verifiedHeaders(leaf: ReadCertificate): Headers {
  return [
    ["X-Amzn-Mtls-Clientcert-Serial-Number", leaf.x509.serialNumber],
    ["X-Amzn-Mtls-Clientcert-Issuer", leaf.issuer],
    ["X-Amzn-Mtls-Clientcert-Subject", leaf.subject],
    ["X-Amzn-Mtls-Clientcert-Validity", validityOf(leaf)],
    ["X-Amzn-Mtls-Clientcert-Leaf", encoded(leaf)],
  ];
}

/** The header of a listener that passes all of a client's certificates through, and verifies none. */
export function passedHeaders({ leaf, others }: ShownCertificates): Headers {
  return leaf ? [["X-Amzn-Mtls-Clientcert", [leaf, ...others].map(encoded).join("")]] : [];
}

/** A certificate in PEM, encoded as in a URL but for `+`, `=` and `/`. */
function encoded({ x509 }: ReadCertificate): string {
  const kept: Readonly<Record<string, string>> = { "%2B": "+", "%3D": "=", "%2F": "/" };
  return encodeURIComponent(x509.toString()).replace(/%2B|%3D|%2F/g, (one) => kept[one] ?? one);
}
