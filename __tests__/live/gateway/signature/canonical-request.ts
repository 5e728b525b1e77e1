import { createHash } from "node:crypto";

/** A request as it came in. */
export interface ReceivedRequest {
  readonly method: string;
  /** With the query, as on the wire. */
  readonly target: string;
  /** Name and value as received, a repeated name repeated. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
  /** The name that the client connected to, by the TLS handshake. */
  readonly connectedTo?: string;
}

/**
 * The canonical request of Signature Version 4, from what arrived: for every service but S3 the path is normalized
 * and its segments are encoded once more.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function canonicalRequest(
  { method, target, headers, body }: ReceivedRequest,
  signedHeaders: readonly string[],
): string {
  const [path = "/", query = ""] = splitOnce(target, "?");
  return [
    method,
    canonicalPath(path),
    canonicalQuery(query),
    ...signedHeaders.map((name) => `${name}:${headerValues(headers, name)}`),
    "",
    signedHeaders.join(";"),
    sha256(body),
  ].join("\n");
}

export function sha256(content: Buffer | string): string {
  return createHash("sha256").update(content).digest("hex");
}

/** The values of a header, in the order in which they came. */
export function headerValues(headers: ReceivedRequest["headers"], name: string): string {
  return headers
    .filter(([given]) => given.toLowerCase() === name)
    .map(([, value]) => value.trim().replace(/ +/g, " "))
    .join(",");
}

/** Path and query, or any two parts at the first separator. */
export function splitOnce(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

function canonicalPath(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") kept.pop();
    else if (segment !== "" && segment !== ".") kept.push(encode(segment));
  }
  return `/${kept.join("/")}${kept.length > 0 && path.endsWith("/") ? "/" : ""}`;
}

function canonicalQuery(query: string): string {
  return query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => splitOnce(pair, "=").map((part) => encode(decodeURIComponent(part))))
    .sort(([a = "", x = ""], [b = "", y = ""]) => (a === b ? compare(x, y) : compare(a, b)))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function encode(text: string): string {
  const hex = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text).replace(/[!'()*]/g, hex);
}
