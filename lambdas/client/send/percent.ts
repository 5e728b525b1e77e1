/** The characters that stand for themselves. @see https://www.rfc-editor.org/rfc/rfc3986#section-2.3 */
const UNRESERVED = /^[A-Za-z0-9._~-]$/;

/**
 * Text in percent-encoding, everything encoded but the unreserved characters: the `UriEncode` of SigV4.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function encodeText(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => encodeOctet(character.charCodeAt(0)));
}

/**
 * A path in the one form in which it goes on the wire. Escapes that are already there are kept, other
 * characters than the unreserved ones and `/` are encoded, so that `/a b`, `/a%20b` and `/%61%20b` are all
 * `/a%20b`. A server that decodes a path and encodes it again before it checks a signature finds the same
 * text.
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
 * A query as it goes on the wire, names and values encoded as they are signed (a space is `%20`, never `+`);
 * names in the order given, and so are the values of one name. SigV4 sorts only what it signs.
 */
export function encodeQuery(query: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(query)
    .flatMap(([name, values]) => values.map((value) => `${encodeText(name)}=${encodeText(value)}`))
    .join("&");
}
