import { X509Certificate } from "node:crypto";
import { type DerElement, derChildren, derElement, dottedOid, TAGS } from "./der-element";
import { distinguishedName } from "./distinguished-name";

/** A certificate, with what Node does not say about it. */
export interface ReadCertificate {
  readonly x509: X509Certificate;
  /** Absent extensions make it one of version 1. */
  readonly isVersion3: boolean;
  /** As RFC 2253 writes it. */
  readonly subject: string;
  readonly issuer: string;
  /** The names in DER, by which certificates and lists refer to each other. */
  readonly subjectDer: Buffer;
  readonly issuerDer: Buffer;
  readonly signatureAlgorithm: DerElement;
}

/** @throws Error where the bytes are no certificate */
export function readCertificate(der: Buffer): ReadCertificate {
  const x509 = new X509Certificate(der);
  const [toBeSigned, signatureAlgorithm] = derChildren(derElement(der));
  if (toBeSigned === undefined || signatureAlgorithm === undefined) throw new Error("expected a certificate");
  const parts = derChildren(toBeSigned);
  const isVersioned = parts[0]?.tag === TAGS.version;
  const [, , issuer, , subject] = isVersioned ? parts.slice(1) : parts;
  if (issuer === undefined || subject === undefined) throw new Error("expected a certificate with two names");
  return {
    x509,
    isVersion3: isVersioned && parts[0]?.content.at(-1) === 2,
    subject: distinguishedName(subject),
    issuer: distinguishedName(issuer),
    subjectDer: subject.whole,
    issuerDer: issuer.whole,
    signatureAlgorithm,
  };
}

/** True where one certificate has signed another. */
export function hasIssued(issuer: ReadCertificate, other: ReadCertificate): boolean {
  return (
    issuer.subjectDer.equals(other.issuerDer) &&
    other.x509.checkIssued(issuer.x509) &&
    other.x509.verify(issuer.x509.publicKey)
  );
}

/** `NotBefore=2023-09-21T01:50:17Z;NotAfter=2024-09-20T01:50:17Z` */
export function validityOf({ x509 }: ReadCertificate): string {
  const iso = (date: string) => new Date(date).toISOString().replace(/\.\d+/, "");
  return `NotBefore=${iso(x509.validFrom)};NotAfter=${iso(x509.validTo)}`;
}

/** The hash of a signature by its algorithm; undefined for one that is not known here. */
export function signatureHash(algorithm: DerElement): string | undefined {
  const [oid, parameters] = derChildren(algorithm);
  if (oid === undefined) return undefined;
  const dotted = dottedOid(oid);
  return dotted === RSA_PSS ? pssHash(parameters) : HASHES[dotted];
}

/** True for RSASSA-PSS. */
export function isPss(algorithm: DerElement): boolean {
  const [oid] = derChildren(algorithm);
  return oid !== undefined && dottedOid(oid) === RSA_PSS;
}

const RSA_PSS = "1.2.840.113549.1.1.10";

/** @see https://www.rfc-editor.org/rfc/rfc4055 and https://www.rfc-editor.org/rfc/rfc5758 */
const HASHES: Readonly<Record<string, string>> = {
  "1.2.840.113549.1.1.5": "sha1",
  "1.2.840.113549.1.1.11": "sha256",
  "1.2.840.113549.1.1.12": "sha384",
  "1.2.840.113549.1.1.13": "sha512",
  "1.2.840.10045.4.1": "sha1",
  "1.2.840.10045.4.3.2": "sha256",
  "1.2.840.10045.4.3.3": "sha384",
  "1.2.840.10045.4.3.4": "sha512",
  "2.16.840.1.101.3.4.2.1": "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512",
};

/** The hash that the parameters name, which is SHA-1 where they name none. */
function pssHash(parameters: DerElement | undefined): string | undefined {
  const named = parameters && derChildren(parameters).find(({ tag }) => tag === TAGS.version);
  const [algorithm] = named ? derChildren(named) : [];
  const [oid] = algorithm ? derChildren(algorithm) : [];
  return oid ? HASHES[dottedOid(oid)] : "sha1";
}
