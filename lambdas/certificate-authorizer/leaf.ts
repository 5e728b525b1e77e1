import { X509Certificate } from "node:crypto";
import { canonicalName, canonicalOfLines } from "../subjects/canonical-name";
import { serialNumber } from "../subjects/serial-number";
import type { PresentedCertificate } from "./decide";

/**
 * True if a certificate, in URL-encoded PEM as load balancers send it, has the subject, the issuer and the serial number that
 * the other headers describe. A text that is joined of two values is no certificate: it would have a comma.
 */
export function agreesWith(leaf: string, { subject, issuer, serial }: PresentedCertificate): boolean {
  const certificate = read(leaf);
  return (
    certificate !== undefined &&
    isName(certificate.subject, subject) &&
    isName(certificate.issuer, issuer) &&
    serialNumber(certificate.serialNumber) === serialNumber(serial)
  );
}

function read(leaf: string): X509Certificate | undefined {
  if (leaf.includes(",")) return undefined;
  try {
    return new X509Certificate(decodeURIComponent(leaf));
  } catch {
    // A text that is no certificate agrees with nothing.
    return undefined;
  }
}

function isName(lines: string, name: string): boolean {
  const own = canonicalOfLines(lines);
  return own !== undefined && own === canonicalName(name);
}
