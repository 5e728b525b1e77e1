import { isRecord, quoted, type Report } from "./problem";

/** The headers of a call, names in lower case. */
export type Headers = Readonly<Record<string, string>>;

/** A field name. @see https://www.rfc-editor.org/rfc/rfc9110#section-5.1 */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** A field value that arrives as it was signed. @see https://www.rfc-editor.org/rfc/rfc9110#section-5.5 */
const PRINTABLE = /^[\t\x20-\x7e]*$/;

/** Headers that the client sets itself, or that concern the connection and not the call. */
const RESERVED = new Set([
  ...["host", "authorization", "date", "content-length", "expect", "__proto__"],
  ...["x-amz-date", "x-amz-security-token", "x-amz-content-sha256"],
  ...["connection", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade"],
]);

/**
 * Reads the headers of a call: `{ name: value }`. A value is printable ASCII. No name occurs
 * twice, in upper or lower case.
 */
export function readHeaders(headers: unknown, report: Report): Headers {
  if (headers === undefined) return {};
  if (!isRecord(headers)) {
    report("headers", `expected names with values, got ${quoted(headers)}`);
    return {};
  }
  const read = new Map<string, string>();
  for (const [name, value] of Object.entries(headers)) {
    const lower = name.toLowerCase();
    const expected = brokenRule(lower, value, read);
    if (expected !== undefined) report(`headers.${name}`, `expected ${expected}`);
    read.set(lower, String(value));
  }
  return Object.fromEntries(read);
}

/** The rule that a header breaks; undefined if none. The value is never quoted, since it may be a secret. */
function brokenRule(name: string, value: unknown, read: ReadonlyMap<string, string>): string | undefined {
  if (!TOKEN.test(name)) return "a header name of letters, digits and !#$%&'*+-.^_`|~";
  if (RESERVED.has(name) || name.startsWith("proxy-")) return "no such header, the client sets it itself";
  if (read.has(name)) return "one value, got the name twice";
  if (typeof value !== "string" || !PRINTABLE.test(value)) return "a value of printable ASCII characters";
  return undefined;
}
