import { headerValues, type ReceivedRequest, splitOnce } from "../signature/canonical-request";

/** The part of a request that a rule inspects: one text, or several that are inspected one by one. */
export type Part = (request: ReceivedRequest) => readonly string[];

/**
 * The most of a body that API Gateway gives to WAF, in bytes, unless the web ACL says otherwise.
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-setting-body-inspection-limit.html
 */
const INSPECTED_BODY_BYTES = 16 * 1024;

export const uriPath: Part = ({ target }) => [splitOnce(target, "?")[0]];

export const queryString: Part = ({ target }) => [splitOnce(target, "?")[1]];

/** The value of each query parameter. */
export const queryArguments: Part = (request) => {
  const [query = ""] = queryString(request);
  return query.split("&").map((pair) => splitOnce(pair, "=")[1]);
};

export const body: Part = (request) => [request.body.subarray(0, INSPECTED_BODY_BYTES).toString("latin1")];

export const cookies: Part = ({ headers }) => [headerValues(headers, "cookie")];

export const userAgent: Part = ({ headers }) => [headerValues(headers, "user-agent")];

export const host: Part = ({ headers }) => [headerValues(headers, "host")];

/** The value of each header. */
export const allHeaders: Part = ({ headers }) => headers.map(([, value]) => value);

/** A text as it came and with its percent-encoding taken away once, as AWS's own rules transform it. */
export function spellings(text: string): readonly string[] {
  const decoded = text
    .replaceAll("+", " ")
    .replace(/%[0-9a-f]{2}/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));
  return [text, decoded];
}
