import "reflect-metadata";
import { randomBytes, webcrypto } from "node:crypto";
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  type X509Certificate,
  X509CertificateGenerator,
  X509CrlGenerator,
} from "@peculiar/x509";

/** A certificate and its private key, in PEM. */
export interface SampleIdentity {
  readonly certificate: string;
  readonly privateKey: string;
  /** As Node and AWS write it. */
  readonly serialNumber: string;
}

/** A certificate authority of a test, made with a library that nothing else here reads certificates with. */
export interface SampleAuthority extends SampleIdentity {
  /** Signs the certificate of a client. */
  readonly issue: (subject: string, made?: SampleCertificate) => Promise<SampleIdentity>;
  /** Makes an authority below this one. */
  readonly subordinate: (subject: string, made?: SampleCertificate) => Promise<SampleAuthority>;
  /** Signs a list of serial numbers. @returns it in PEM */
  readonly revoke: (serialNumbers: readonly string[]) => Promise<string>;
}

/** The unusual parts of a certificate. */
export interface SampleCertificate {
  readonly key?: webcrypto.EcKeyGenParams | webcrypto.RsaHashedKeyGenParams;
  readonly hash?: string;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  /** The purposes in its extended key usage. @default that of a client */
  readonly purposes?: readonly string[];
  readonly serialNumber?: string;
}

export const P256: webcrypto.EcKeyGenParams = { name: "ECDSA", namedCurve: "P-256" };

/** @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.12 */
export const CLIENT = "1.3.6.1.5.5.7.3.2";
export const SERVER = "1.3.6.1.5.5.7.3.1";

const DAY_MS = 24 * 60 * 60 * 1000;

/** @param subject `CN=Clients,O=Acme`, the last part first */
export function sampleAuthority(subject: string, made: SampleCertificate = {}): Promise<SampleAuthority> {
  return authority(subject, made);
}

interface Signer {
  readonly subject: string;
  readonly keys: webcrypto.CryptoKeyPair;
  readonly hash: string;
}

async function authority(
  subject: string,
  made: SampleCertificate,
  parent?: Signer,
): Promise<SampleAuthority> {
  const keys = await keyPair(made);
  const own = { subject, keys, hash: made.hash ?? "SHA-256" };
  const usages = KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign;
  const extensions = [
    new BasicConstraintsExtension(true, undefined, true),
    new KeyUsagesExtension(usages, true),
  ];
  const identity = await signed(subject, keys, parent ?? own, { ...made, extensions });
  return {
    ...identity,
    issue: async (name, more = {}) => {
      const usage = new ExtendedKeyUsageExtension([...(more.purposes ?? [CLIENT])]);
      const constraints = new BasicConstraintsExtension(false);
      return signed(name, await keyPair(more), own, { ...more, extensions: [constraints, usage] });
    },
    subordinate: (name, more = {}) => authority(name, more, own),
    revoke: async (serialNumbers) => {
      const list = await X509CrlGenerator.create({
        issuer: fromTheRoot(subject),
        entries: serialNumbers.map((serialNumber) => ({ serialNumber, revocationDate: new Date() })),
        signingAlgorithm: signing(own),
        signingKey: keys.privateKey,
      });
      // The library writes another label than RFC 7468 does, which OpenSSL and AWS read.
      return `${list.toString("pem").replace(/ (X509 )?CRL-/g, " X509 CRL-")}\n`;
    },
  };
}

async function signed(
  subject: string,
  keys: webcrypto.CryptoKeyPair,
  issuer: Signer,
  made: SampleCertificate & { readonly extensions: Extension[] },
): Promise<SampleIdentity> {
  const certificate: X509Certificate = await X509CertificateGenerator.create({
    serialNumber: made.serialNumber ?? `4${randomBytes(8).toString("hex").slice(1)}`,
    subject: fromTheRoot(subject),
    issuer: fromTheRoot(issuer.subject),
    notBefore: made.notBefore ?? new Date(Date.now() - DAY_MS),
    notAfter: made.notAfter ?? new Date(Date.now() + DAY_MS),
    signingAlgorithm: signing({ ...issuer, hash: made.hash ?? issuer.hash }),
    publicKey: keys.publicKey,
    signingKey: issuer.keys.privateKey,
    extensions: made.extensions,
  });
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey)).toString("base64");
  return {
    certificate: `${certificate.toString("pem")}\n`,
    privateKey: `-----BEGIN PRIVATE KEY-----\n${pkcs8.match(/.{1,64}/g)?.join("\n")}\n-----END PRIVATE KEY-----\n`,
    serialNumber: certificate.serialNumber.toUpperCase(),
  };
}

/** The library has names in the order of their encoding. */
function fromTheRoot(name: string): string {
  return name
    .split(/(?<!\\),/)
    .toReversed()
    .join(",");
}

function signing({ keys, hash }: Signer) {
  return { name: keys.privateKey.algorithm.name, hash };
}

function keyPair({ key = P256 }: SampleCertificate): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(key, true, ["sign", "verify"]);
}
