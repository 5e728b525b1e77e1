import { caProblem } from "./ca-rules";
import { type Certificate, certificateOf } from "./certificate";
import { chainDepths } from "./chain-depth";
import { DerError } from "./der/element";
import type { FileProblem } from "./file-problem";
import { isPrivateKey, type PemBlock, pem, pemBlocks } from "./pem";

/** The CAs that a trust store trusts, as they are uploaded. */
export interface CaBundle {
  readonly cas: readonly Certificate[];
  /** PEM without comments and blank lines, one certificate after the other in the order of the file. */
  readonly text: string;
}

/**
 * Quotas of a trust store. The depth is that of a client's whole chain, its own certificate included, which is the strict
 * reading of a page that does not say what is counted; the subjects are those that a listener advertises.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
 */
const MAX_CAS = 25;
const MAX_DEPTH = 4;
const MAX_SUBJECT_BYTES = 10_000;

/**
 * Reads a bundle of CAs, or says everything that is wrong with it. It reads no clock: whether a CA has expired is for whoever
 * has one to say, by `notAfter`.
 */
export function caBundle(text: string): CaBundle | { readonly problems: readonly FileProblem[] } {
  const blocks = pemBlocks(text);
  if (blocks.length === 0)
    return { problems: [{ line: 1, message: `expected certificates in PEM, got none` }] };
  const read = blocks.map(readBlock);
  const cas = read.flatMap((one) => ("certificate" in one ? one.certificate : []));
  const problems = read.flatMap((one, at): readonly FileProblem[] => {
    const message = "message" in one ? one.message : duplicate(one.certificate, read.slice(0, at));
    return message === undefined ? [] : [{ line: blocks[at]?.line, message: `block ${at + 1}: ${message}` }];
  });
  if (problems.length > 0) return { problems };
  const message = bundleProblem(cas);
  if (message !== undefined) return { problems: [{ message }] };
  return { cas, text: cas.map(({ x509 }) => pem("CERTIFICATE", x509.raw)).join("") };
}

type Read = { readonly certificate: Certificate } | { readonly message: string };

function readBlock(block: PemBlock): Read {
  if (isPrivateKey(block)) return { message: PRIVATE_KEY };
  if (block.label !== "CERTIFICATE") return { message: `expected a CERTIFICATE, got a block ${block.label}` };
  if (block.der === undefined)
    return { message: "expected base64 between BEGIN and END, got something else" };
  try {
    const certificate = certificateOf(block.der);
    const message = caProblem(certificate);
    return message === undefined ? { certificate } : { message: `${message} (${subjectOf(certificate)})` };
  } catch (error) {
    if (error instanceof DerError) return { message: `expected a certificate, got ${error.message}` };
    throw error;
  }
}

const PRIVATE_KEY =
  "expected CAs' certificates only, got a private key: take it out of the file, and replace that key if the file " +
  "was ever committed or sent";

function subjectOf({ subject }: Certificate): string {
  return subject.printed === "" ? "without a subject" : subject.printed;
}

function duplicate({ x509 }: Certificate, before: readonly Read[]): string | undefined {
  const same = before.findIndex(
    (one) => "certificate" in one && one.certificate.x509.fingerprint256 === x509.fingerprint256,
  );
  return same < 0 ? undefined : `expected each certificate once, got that of block ${same + 1} again`;
}

function bundleProblem(cas: readonly Certificate[]): string | undefined {
  if (cas.length > MAX_CAS) return `expected at most ${MAX_CAS} CAs, got ${cas.length}`;
  const bytes = cas.reduce((sum, { subject }) => sum + Buffer.byteLength(subject.printed), 0);
  if (bytes > MAX_SUBJECT_BYTES)
    return `expected subjects of at most ${MAX_SUBJECT_BYTES} bytes together, got ${bytes}`;
  const depth = Math.max(...chainDepths(cas));
  if (depth < MAX_DEPTH) return undefined;
  return (
    `expected at most ${MAX_DEPTH - 1} CAs one below the other, since a client's chain has at most ${MAX_DEPTH} ` +
    `certificates with its own, got ${depth}`
  );
}
