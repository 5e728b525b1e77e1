import { constants, type KeyObject, verify } from "node:crypto";
import { type Element, TAG } from "./der/element";
import { Fields } from "./der/fields";
import { oidOf } from "./der/values";

/** The algorithm of a signature. */
export interface SignatureAlgorithm {
  /** For messages: `SHA-256 with RSA`, or the object identifier of an algorithm without a name here. */
  readonly name: string;
  /** Absent where load balancers do not take it. */
  readonly accepted?: Accepted;
}

interface Accepted {
  readonly hash: "sha256" | "sha384" | "sha512";
  /** RSASSA-PSS with a salt of this many bytes; absent for other algorithms. */
  readonly saltLength?: number;
}

const RSA = "1.2.840.113549.1.1";
const ECDSA = "1.2.840.10045.4";

/**
 * Algorithms by object identifier. A trust store takes SHA-256, 384 and 512 with RSA, with RSASSA-PSS and with ECDSA.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html
 */
const ALGORITHMS: Readonly<Record<string, SignatureAlgorithm>> = {
  [`${RSA}.11`]: { name: "SHA-256 with RSA", accepted: { hash: "sha256" } },
  [`${RSA}.12`]: { name: "SHA-384 with RSA", accepted: { hash: "sha384" } },
  [`${RSA}.13`]: { name: "SHA-512 with RSA", accepted: { hash: "sha512" } },
  [`${ECDSA}.3.2`]: { name: "SHA-256 with ECDSA", accepted: { hash: "sha256" } },
  [`${ECDSA}.3.3`]: { name: "SHA-384 with ECDSA", accepted: { hash: "sha384" } },
  [`${ECDSA}.3.4`]: { name: "SHA-512 with ECDSA", accepted: { hash: "sha512" } },
  [`${RSA}.4`]: { name: "MD5 with RSA" },
  [`${RSA}.5`]: { name: "SHA-1 with RSA" },
  [`${RSA}.14`]: { name: "SHA-224 with RSA" },
  [`${ECDSA}.1`]: { name: "SHA-1 with ECDSA" },
  [`${ECDSA}.3.1`]: { name: "SHA-224 with ECDSA" },
  "1.3.101.112": { name: "Ed25519" },
  "1.3.101.113": { name: "Ed448" },
};
const PSS = `${RSA}.10`;

const HASHES: Readonly<Record<string, Accepted["hash"]>> = {
  "2.16.840.1.101.3.4.2.1": "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512",
};

/** Reads an AlgorithmIdentifier. @throws DerError */
export function signatureAlgorithm(identifier: Element): SignatureAlgorithm {
  const fields = new Fields(identifier);
  const oid = oidOf(fields.take("signature algorithm", TAG.oid));
  if (oid === PSS) return pss(fields.optional(TAG.sequence));
  return (Object.hasOwn(ALGORITHMS, oid) ? ALGORITHMS[oid] : undefined) ?? { name: oid };
}

/** Absent parameters mean SHA-1 and a salt of 20 bytes. @see https://www.rfc-editor.org/rfc/rfc4055#section-3.1 */
function pss(parameters: Element | undefined): SignatureAlgorithm {
  const fields = new Fields(parameters ?? { content: Buffer.alloc(0) });
  const hashField = fields.optional(TAG.context(0));
  fields.optional(TAG.context(1));
  const saltField = fields.optional(TAG.context(2));
  const oid =
    hashField && oidOf(new Fields(new Fields(hashField).take("hash", TAG.sequence)).take("hash", TAG.oid));
  const hash = oid === undefined ? undefined : HASHES[oid];
  if (hash === undefined) return { name: "RSASSA-PSS with a hash other than SHA-256, 384 and 512" };
  const salt = saltField && new Fields(saltField).take("salt's length", TAG.integer).content;
  const saltLength = salt === undefined ? 20 : salt.readUIntBE(0, Math.min(salt.length, 6));
  return { name: `RSASSA-PSS with ${hash.toUpperCase()}`, accepted: { hash, saltLength } };
}

/** True if a signature of something is that key's; false for an algorithm that load balancers do not take. */
export function isSignedBy(
  signed: Buffer,
  { accepted }: SignatureAlgorithm,
  signature: Buffer,
  key: KeyObject,
): boolean {
  if (accepted === undefined) return false;
  const { hash, saltLength } = accepted;
  const padding = saltLength === undefined ? {} : { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength };
  try {
    return verify(hash, signed, { key, ...padding }, signature);
  } catch {
    // A key of another kind than the algorithm's has not signed it.
    return false;
  }
}
