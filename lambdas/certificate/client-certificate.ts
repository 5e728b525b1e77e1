import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import { isRecord } from "../client/event/problem";
import { canonicalOfLines } from "../subjects/canonical-name";

/** A client's certificate with its key, ready for a handshake. */
export interface ClientCertificate {
  /** The client's own certificate, and after it those of the CAs between it and the trust store's. */
  readonly cert: string;
  readonly key: string;
  /** The subject, as the provider's deployment file has to name it. */
  readonly subject: string;
  /** Milliseconds since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/;

/**
 * Reads the content of a secret, `{ "certificate": PEM, "privateKey": PEM }`, or says what it is instead, without a word of
 * what is in it.
 */
export function clientCertificate(text: string): ClientCertificate | { readonly problem: string } {
  const { certificate, privateKey } = parseRecord(text);
  if (typeof certificate !== "string" || typeof privateKey !== "string")
    return { problem: 'expected {"certificate": PEM, "privateKey": PEM}, got something else' };
  const x509 = readCertificate(certificate);
  if (x509 === undefined)
    return { problem: "expected a certificate in PEM in certificate, got something else" };
  const key = readKey(privateKey);
  if (key === undefined)
    return { problem: "expected a private key in PEM, not encrypted, in privateKey, got something else" };
  if (!x509.checkPrivateKey(key))
    return { problem: "expected the key of the first certificate in privateKey, got another one" };
  return {
    cert: certificate,
    key: privateKey,
    subject: canonicalOfLines(x509.subject) ?? x509.subject,
    notBefore: Date.parse(x509.validFrom),
    notAfter: Date.parse(x509.validTo),
  };
}

function parseRecord(text: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(text);
    return isRecord(parsed) ? parsed : {};
  } catch {
    // Its error would quote the text, which may hold a key.
    return {};
  }
}

function readCertificate(pem: string): X509Certificate | undefined {
  const [first] = CERTIFICATE.exec(pem) ?? [];
  if (first === undefined) return undefined;
  const x509 = orUndefined(() => new X509Certificate(first));
  return orUndefined(() => x509?.publicKey) && x509;
}

function readKey(pem: string): KeyObject | undefined {
  return orUndefined(() => createPrivateKey(pem));
}

/** OpenSSL's errors say nothing that the caller's do not. */
function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
