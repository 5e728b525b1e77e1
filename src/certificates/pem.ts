/** A block of a PEM file. */
export interface PemBlock {
  /** `CERTIFICATE`, `X509 CRL`, ... */
  readonly label: string;
  /** The line of its beginning, from 1. */
  readonly line: number;
  /** Absent if it has no end, or if what is in it is not base64. */
  readonly der?: Buffer;
}

const BEGIN = /^\uFEFF?[ \t]*-----BEGIN ([A-Z0-9 ]+)-----[ \t]*$/gm;

/**
 * The blocks of a text; all text outside of them is dropped.
 * @see https://www.rfc-editor.org/rfc/rfc7468#section-2
 */
export function pemBlocks(text: string): readonly PemBlock[] {
  const blocks: PemBlock[] = [];
  let line = 1;
  let counted = 0;
  for (const { 0: begin, 1: label = "", index } of text.matchAll(BEGIN)) {
    line += linesIn(text.slice(counted, index));
    counted = index;
    const start = index + begin.length;
    const end = text.indexOf("-----", start);
    const isClosed = end >= 0 && text.startsWith(`-----END ${label}-----`, end);
    blocks.push({ label, line, der: isClosed ? base64(text.slice(start, end)) : undefined });
  }
  return blocks;
}

function linesIn(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}

/** Node.js skips what is no base64, so the bytes are written again and compared. */
function base64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, "base64");
  return bytes.length > 0 && bytes.toString("base64") === text.replace(/\s+/g, "") ? bytes : undefined;
}

/** A block as load balancers take it: lines of 64 characters, no blank line, a line's end at the end. */
export function pem(label: string, der: Uint8Array): string {
  const lines = Buffer.from(der)
    .toString("base64")
    .replace(/.{64}(?=.)/g, "$&\n");
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
}

/** True if a block holds a private key, of whatever kind. */
export function isPrivateKey({ label }: PemBlock): boolean {
  return label.endsWith("PRIVATE KEY");
}
