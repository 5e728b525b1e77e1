import { type KeyObject, X509Certificate } from "node:crypto";
import { DerError, type Element, TAG } from "./der/element";
import { Fields, onlyElement } from "./der/fields";
import { hasBit, serialOf, timeOf } from "./der/values";
import { extensionsIn } from "./extensions";
import { type CertificateName, nameInCertificate } from "./name-in-certificate";
import { type SignatureAlgorithm, signatureAlgorithm } from "./signature";

/** A certificate, with what Node.js does not tell of it. */
export interface Certificate {
  readonly x509: X509Certificate;
  readonly publicKey: KeyObject;
  /** From 1; trust stores and clients need 3. */
  readonly version: number;
  /** In upper-case hexadecimal without leading zeros. */
  readonly serial: string;
  readonly algorithm: SignatureAlgorithm;
  readonly subject: CertificateName;
  readonly issuer: CertificateName;
  /** `2035-01-01T00:00:00Z` */
  readonly notBefore: string;
  readonly notAfter: string;
  /** True if the basic constraints say that it is a CA's. */
  readonly isCa: boolean;
  /** The use of its key; absent if it may be used for anything. */
  readonly keyUsage?: { readonly signsCertificates: boolean; readonly signsRevocationLists: boolean };
}

/**
 * Reads a certificate from DER.
 * @throws DerError for anything else
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
export function certificateOf(der: Buffer): Certificate {
  const outer = new Fields(onlyElement(der, "certificate", TAG.sequence));
  const fields = new Fields(outer.take("certificate's content", TAG.sequence));
  const version = fields.optional(TAG.context(0));
  const serial = serialOf(fields.take("serial number", TAG.integer));
  const algorithm = signatureAlgorithm(fields.take("signature algorithm", TAG.sequence));
  const issuer = nameInCertificate(fields.take("issuer", TAG.sequence));
  const validity = new Fields(fields.take("validity", TAG.sequence));
  const subject = nameInCertificate(fields.take("subject", TAG.sequence));
  fields.take("public key", TAG.sequence);
  // Unique ids of the issuer and of the subject, which nobody uses.
  fields.optional(0x81, 0xa1);
  fields.optional(0x82, 0xa2);
  const extensions = extensionsIn(fields.optional(TAG.context(3)));
  const usage = extensions.get("2.5.29.15");
  return {
    ...readByOpenssl(der),
    version: version === undefined ? 1 : (elementNumber(version) ?? 0) + 1,
    serial,
    algorithm,
    subject,
    issuer,
    notBefore: timeOf(validity.take("beginning", TAG.utcTime, TAG.generalizedTime)),
    notAfter: timeOf(validity.take("end", TAG.utcTime, TAG.generalizedTime)),
    isCa: isCa(extensions.get("2.5.29.19")),
    ...(usage && { keyUsage: keyUsageOf(usage) }),
  };
}

/** OpenSSL reads a public key only when it is asked for it. */
function readByOpenssl(der: Buffer): Pick<Certificate, "x509" | "publicKey"> {
  try {
    const x509 = new X509Certificate(der);
    return { x509, publicKey: x509.publicKey };
  } catch {
    // OpenSSL's own words name its functions only.
    throw new DerError("a public key or an extension that OpenSSL cannot read");
  }
}

function elementNumber(explicit: Element): number | undefined {
  return new Fields(explicit).take("version", TAG.integer).content[0];
}

/** @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.9 */
function isCa(constraints: Buffer | undefined): boolean {
  if (constraints === undefined) return false;
  const fields = new Fields(onlyElement(constraints, "basic constraints", TAG.sequence));
  return (fields.optional(TAG.boolean)?.content[0] ?? 0) !== 0;
}

/** @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.3 */
function keyUsageOf(value: Buffer): Certificate["keyUsage"] {
  const bits = onlyElement(value, "key usage", TAG.bitString);
  return { signsCertificates: hasBit(bits, 5), signsRevocationLists: hasBit(bits, 6) };
}
