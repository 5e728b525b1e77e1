/**
 * The contents of the blocks of a PEM text, which has nothing beside blocks of one kind; undefined for any other text.
 * @param label `CERTIFICATE`, `X509 CRL`
 * @see https://www.rfc-editor.org/rfc/rfc7468
 */
export function pemBlocks(text: string, label: string): readonly PemBlock[] | undefined {
  const pattern = new RegExp(
    `-----BEGIN ${label}-----\\r?\\n([A-Za-z0-9+/=\\r\\n]+?)-----END ${label}-----\\r?\\n?`,
    "g",
  );
  const found = [...text.matchAll(pattern)];
  const isAll = found.map(([whole]) => whole).join("") === text;
  return isAll && found.length > 0
    ? found.map(([whole, content = ""]) => ({ text: whole, der: Buffer.from(content, "base64") }))
    : undefined;
}

/** One block of a PEM text. */
export interface PemBlock {
  readonly text: string;
  readonly der: Buffer;
}
