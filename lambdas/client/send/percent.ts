/**
 * The unreserved characters, which are never encoded.
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-2.3
 */
const UNRESERVED = /^[A-Za-z0-9._~-]$/;

/**
 * Percent-encodes all characters of a text but the unreserved ones: the `UriEncode` of SigV4.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function encodeText(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => encodeOctet(character.charCodeAt(0)));
}

/**
 * Brings a path into the one form in which it is sent. Escapes are kept, except those of unreserved
 * characters, and all other characters but the unreserved ones and `/` are encoded. So `/a b`, `/a%20b` and
 * `/%61%20b` all become `/a%20b`. A server that decodes the path and encodes it again before it checks the
 * signature gets the same text.
 */
export function encodePath(path: string): string {
  return path.replace(/%([0-9A-Fa-f]{2})|[^%/]+/g, (run: string, hex: string | undefined) =>
    hex === undefined ? encodeText(run) : encodeOctet(Number.parseInt(hex, 16)),
  );
}

function encodeOctet(octet: number): string {
  const character = String.fromCharCode(octet);
  return UNRESERVED.test(character) ? character : `%${octet.toString(16).toUpperCase().padStart(2, "0")}`;
}

/**
 * Encodes a query as it is sent. Names and values are encoded as they are signed (a space is `%20`, never
 * `+`). Names, and the values of one name, keep the order given; SigV4 sorts only the copy that it signs.
 */
export function encodeQuery(query: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(query)
    .flatMap(([name, values]) => values.map((value) => `${encodeText(name)}=${encodeText(value)}`))
    .join("&");
}
