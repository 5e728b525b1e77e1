import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { bits, der, octets, oid, sequence } from "../../live/gateway/network/der";
import { acme, type MadeName, madeName } from "./made-name";

/** A certificate that a test made, with its key. */
export interface Made {
  readonly name: MadeName;
  readonly der: Buffer;
  readonly pem: string;
  readonly privateKey: KeyObject;
  /** In PEM. */
  readonly key: string;
}

export interface Wanted {
  readonly name?: MadeName;
  /** @default itself */
  readonly issuer?: Pick<Made, "name" | "privateKey">;
  /** @default a new key on P-256 */
  readonly privateKey?: KeyObject;
  /** @default true */
  readonly ca?: boolean;
  /** The first byte of the key usage; 0x04 signs certificates, 0x02 lists. @default any use */
  readonly keyUsage?: number;
  /** @default 3 */
  readonly version?: 1 | 3;
  /** In hexadecimal, of whole bytes. @default 01 */
  readonly serial?: string;
  /** @default 2020-01-01T00:00:00Z */
  readonly notBefore?: string;
  /** @default 2120-01-01T00:00:00Z */
  readonly notAfter?: string;
  /** DNS names of a server. */
  readonly dnsNames?: readonly string[];
  /** Bytes of an extension that nobody knows. */
  readonly padding?: number;
}

export const ecdsaWithSha256 = sequence(oid("1.2.840.10045.4.3.2"));

export function madeKey(): KeyObject {
  return generateKeyPairSync("ec", { namedCurve: "prime256v1" }).privateKey;
}

/** Makes a certificate, by default of a CA that issues itself. @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1 */
export function madeCertificate(wanted: Wanted = {}): Made {
  const { name = acme("Root"), privateKey = madeKey(), version = 3, serial = "01" } = wanted;
  const issuer = wanted.issuer ?? { name, privateKey };
  const { notBefore = "2020-01-01T00:00:00Z", notAfter = "2120-01-01T00:00:00Z" } = wanted;
  const toBeSigned = sequence(
    ...(version === 3 ? [der(0xa0, der(0x02, Buffer.from([2])))] : []),
    serialNumber(serial),
    ecdsaWithSha256,
    madeName(issuer.name),
    sequence(time(notBefore), time(notAfter)),
    madeName(name),
    createPublicKey(privateKey).export({ type: "spki", format: "der" }),
    ...(version === 3 ? [der(0xa3, sequence(...extensions(wanted)))] : []),
  );
  const whole = sequence(toBeSigned, ecdsaWithSha256, bits(sign("sha256", toBeSigned, issuer.privateKey)));
  const key = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  return { name, der: whole, pem: madePem("CERTIFICATE", whole), privateKey: createPrivateKey(key), key };
}

function extensions({ ca = true, keyUsage, dnsNames, padding }: Wanted): readonly Buffer[] {
  const extension = (id: string, value: Buffer) => sequence(oid(id), octets(value));
  const names = dnsNames?.map((name) => der(0x82, Buffer.from(name)));
  return [
    extension("2.5.29.19", sequence(...(ca ? [der(0x01, Buffer.from([0xff]))] : []))),
    ...(keyUsage === undefined ? [] : [extension("2.5.29.15", der(0x03, Buffer.from([0, keyUsage])))]),
    ...(names === undefined ? [] : [extension("2.5.29.17", sequence(...names))]),
    ...(padding === undefined ? [] : [extension("1.3.6.1.4.1.99999.1", Buffer.alloc(padding))]),
  ];
}

export function serialNumber(hex: string): Buffer {
  return der(0x02, Buffer.from(hex, "hex"));
}

/** From 2050 on, times have four digits of the year. */
export function time(iso: string): Buffer {
  const digits = iso.replace(/[-T:]/g, "");
  return iso < "2050" ? der(0x17, Buffer.from(digits.slice(2))) : der(0x18, Buffer.from(digits));
}

export function madePem(label: string, content: Buffer): string {
  const lines = content.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}
