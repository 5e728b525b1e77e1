import { serialNumber } from "../../lambdas/subjects/serial-number";
import type { CaBundle } from "./ca-bundle";
import type { Certificate } from "./certificate";
import { type CertificateList, certificateListOf } from "./certificate-list";
import { DerError } from "./der/element";
import type { FileProblem } from "./file-problem";
import { isPrivateKey, type PemBlock, pem, pemBlocks } from "./pem";
import { revocationProblem } from "./revocation-rules";

/** A certificate revocation list that a trust store can have, as it is uploaded. */
export interface RevocationList {
  /** The CA whose certificates it revokes, as a load balancer prints its subject. */
  readonly issuer: string;
  readonly entries: number;
  /** `2035-01-01T00:00:00Z`; absent if the list does not say when the next one comes. */
  readonly nextUpdate?: string;
  /** PEM, as AWS's instructions upload it. */
  readonly text: string;
  /** True for the serial number, in hexadecimal, of a certificate of this CA that the list revokes. */
  readonly isRevoked: (serial: string) => boolean;
}

/**
 * Reads a revocation list, in PEM or DER, or says what is wrong with it. It has to be of a CA of the bundle and signed by it:
 * of any other it would revoke nothing, and nobody would notice. It reads no clock; `nextUpdate` is for whoever has one.
 * @see https://repost.aws/knowledge-center/elb-configure-crl-mtls
 */
export function revocationList(
  file: string | Uint8Array,
  { cas }: Pick<CaBundle, "cas">,
): RevocationList | { readonly problem: FileProblem } {
  const block = onlyBlock(file);
  if ("problem" in block) return block;
  try {
    const list = certificateListOf(block.der);
    const message = revocationProblem(list, cas);
    return message === undefined ? toRevocationList(list, cas) : { problem: { line: block.line, message } };
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    return { problem: { line: block.line, message: `expected a revocation list, got ${error.message}` } };
  }
}

function toRevocationList(list: CertificateList, cas: readonly Certificate[]): RevocationList {
  const { issuer, nextUpdate, serials } = list;
  const revoked = new Set(serials);
  const isRevoked = (serial: string) => revoked.has(serialNumber(serial) ?? "");
  const ca = cas.find(({ subject }) => subject.canonical === issuer.canonical);
  return {
    issuer: ca?.subject.printed ?? issuer.printed,
    entries: serials.length,
    ...(nextUpdate !== undefined && { nextUpdate }),
    text: pem("X509 CRL", list.der),
    isRevoked,
  };
}

interface OneBlock {
  readonly der: Buffer;
  /** Absent for DER. */
  readonly line?: number;
}

/** DER begins with the tag of a SEQUENCE and a long length, PEM with letters or a comment. */
function onlyBlock(file: string | Uint8Array): OneBlock | { readonly problem: FileProblem } {
  const bytes = Buffer.from(file);
  if (bytes[0] === 0x30 && (bytes[1] ?? 0) >= 0x80) return { der: bytes };
  const blocks = pemBlocks(bytes.toString());
  const [block] = blocks;
  if (block === undefined)
    return { problem: { message: "expected a revocation list in PEM or DER, got neither" } };
  const message = blockProblem(block, blocks.length);
  const { der = Buffer.alloc(0), line } = block;
  return message === undefined ? { der, line } : { problem: { line, message } };
}

function blockProblem(block: PemBlock, count: number): string | undefined {
  if (isPrivateKey(block)) return "expected a revocation list, got a private key: take it out of the file";
  if (block.label !== "X509 CRL") return `expected an X509 CRL, got a block ${block.label}`;
  if (count > 1) return `expected one list in a file, got ${count} blocks`;
  return block.der === undefined ? "expected base64 between BEGIN and END, got something else" : undefined;
}
