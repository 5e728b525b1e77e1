import { DerError, type Element, elementsIn, TAG } from "./der/element";
import { Fields, onlyElement } from "./der/fields";
import { serialOf, timeOf, wholeBytesOf } from "./der/values";
import { extensionsIn } from "./extensions";
import { type CertificateName, nameInCertificate } from "./name-in-certificate";
import { type SignatureAlgorithm, signatureAlgorithm } from "./signature";

/** A certificate revocation list, as it was signed. */
export interface CertificateList {
  readonly der: Buffer;
  readonly issuer: CertificateName;
  readonly thisUpdate: string;
  /** `2035-01-01T00:00:00Z`; a list without it says nothing of when the next one comes. */
  readonly nextUpdate?: string;
  /** The serial numbers, in upper-case hexadecimal without leading zeros. */
  readonly serials: readonly string[];
  /** By object identifier. */
  readonly extensions: ReadonlyMap<string, Buffer>;
  readonly algorithm: SignatureAlgorithm;
  /** The part of it that is signed, and the signature. */
  readonly signed: Buffer;
  readonly signature: Buffer;
}

/**
 * Reads a revocation list from DER.
 * @throws DerError for anything else
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-5.1
 */
export function certificateListOf(der: Buffer): CertificateList {
  const outer = new Fields(onlyElement(der, "revocation list", TAG.sequence));
  const content = outer.take("revocation list's content", TAG.sequence);
  const identifier = outer.take("signature algorithm", TAG.sequence);
  const signature = wholeBytesOf(outer.take("signature", TAG.bitString));
  const fields = new Fields(content);
  fields.optional(TAG.integer);
  const inner = fields.take("signature algorithm", TAG.sequence);
  if (!inner.whole.equals(identifier.whole)) throw new DerError("two different signature algorithms");
  const issuer = nameInCertificate(fields.take("issuer", TAG.sequence));
  const thisUpdate = timeOf(fields.take("date of the list", TAG.utcTime, TAG.generalizedTime));
  const nextUpdate = fields.optional(TAG.utcTime, TAG.generalizedTime);
  const entries = fields.optional(TAG.sequence);
  const extensions = extensionsIn(fields.optional(TAG.context(0)));
  return {
    der,
    issuer,
    thisUpdate,
    ...(nextUpdate && { nextUpdate: timeOf(nextUpdate) }),
    serials: serialsIn(entries),
    extensions,
    algorithm: signatureAlgorithm(identifier),
    signed: content.whole,
    signature,
  };
}

function serialsIn(entries: Element | undefined): readonly string[] {
  const serials: string[] = [];
  for (const { tag, content } of elementsIn(entries?.content ?? Buffer.alloc(0))) {
    const [serial] = tag === TAG.sequence ? elementsIn(content) : [];
    if (serial?.tag !== TAG.integer) throw new DerError("an entry without a serial number");
    serials.push(serialOf(serial));
  }
  return serials;
}
