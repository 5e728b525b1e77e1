import { constants, verify } from "node:crypto";
import { type DerElement, derChildren, derElement, TAGS } from "./der-element";
import { distinguishedName } from "./distinguished-name";
import { isPss, type ReadCertificate, signatureHash } from "./read-certificate";

/** A certificate revocation list. */
export interface RevocationList {
  readonly issuer: string;
  readonly issuerDer: Buffer;
  /** The serial numbers of the certificates that it revokes, in upper-case hex. */
  readonly serialNumbers: ReadonlySet<string>;
  /** True where a serial number is below zero. */
  readonly hasNegative: boolean;
  readonly signed: { readonly content: Buffer; readonly algorithm: DerElement; readonly signature: Buffer };
}

/** Tags of a point in time: `UTCTime`, `GeneralizedTime`. */
const TIMES: readonly number[] = [0x17, 0x18];
const INTEGER = 0x02;

/**
 * @throws Error where the bytes are no revocation list
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-5.1
 */
export function revocationList(der: Buffer): RevocationList {
  const [toBeSigned, algorithm, signature] = derChildren(derElement(der));
  if (!toBeSigned || !algorithm || signature?.tag !== TAGS.bits)
    throw new Error("expected a revocation list");
  const parts = derChildren(toBeSigned);
  const [, issuer, thisUpdate, ...others] = parts[0]?.tag === INTEGER ? parts.slice(1) : parts;
  if (issuer?.tag !== TAGS.sequence || !TIMES.includes(thisUpdate?.tag ?? 0))
    throw new Error("expected a revocation list with an issuer and a time");
  const revoked = others.find(({ tag }) => tag === TAGS.sequence);
  const serials = revoked ? derChildren(revoked).map(serialOf) : [];
  return {
    issuer: distinguishedName(issuer),
    issuerDer: issuer.whole,
    serialNumbers: new Set(serials.map(hexSerial)),
    hasNegative: serials.some(([first = 0]) => first >= 0x80),
    signed: { content: toBeSigned.whole, algorithm, signature: signature.content.subarray(1) },
  };
}

/** True where a certificate has signed a list. */
export function hasSigned({ x509, subjectDer }: ReadCertificate, list: RevocationList): boolean {
  const { content, algorithm, signature } = list.signed;
  const hash = signatureHash(algorithm);
  if (hash === undefined || !subjectDer.equals(list.issuerDer)) return false;
  const padding = isPss(algorithm) ? { padding: constants.RSA_PKCS1_PSS_PADDING } : {};
  return verify(hash, content, { key: x509.publicKey, ...padding }, signature);
}

function serialOf(entry: DerElement): Buffer {
  const serial = derElement(entry.content);
  if (serial.tag !== INTEGER) throw new Error("expected an entry with a serial number");
  return serial.content;
}

/** As Node writes the serial number of a certificate. */
function hexSerial(content: Buffer): string {
  return content
    .toString("hex")
    .toUpperCase()
    .replace(/^(00)+(?=..)/, "");
}
