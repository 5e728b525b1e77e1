import { isMalformed, isRecord, quoted, type Report } from "./problem";

/** A body as bytes, and the content type that it has unless the call's headers name another. */
export interface Body {
  /** Empty if there is no body. */
  readonly bytes: Buffer;
  readonly contentType?: string;
}

/**
 * The largest payload of API Gateway, request or response, in bytes.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 */
export const MAX_PAYLOAD_BYTES = 10 * 1024 * 1024;

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const NONE: Body = { bytes: Buffer.alloc(0) };

/**
 * Reads the body of a call. Text is sent as it is, as `text/plain`. An object or a list is sent as JSON. An
 * object whose only key is `base64` is sent as the bytes that it encodes, as `application/octet-stream`.
 */
export function readBody(body: unknown, report: Report): Body {
  const read = toBody(body, report);
  if (read.bytes.length > MAX_PAYLOAD_BYTES)
    report("body", `expected at most ${MAX_PAYLOAD_BYTES} bytes, got ${read.bytes.length}`);
  return read;
}

function toBody(body: unknown, report: Report): Body {
  if (body === undefined) return NONE;
  if (typeof body === "string") {
    if (isMalformed(body)) report("body", "expected well-formed Unicode");
    return { bytes: Buffer.from(body), contentType: "text/plain; charset=utf-8" };
  }
  if (isRecord(body) && Object.keys(body).join() === "base64") return fromBase64(body.base64, report);
  if (isRecord(body) || Array.isArray(body))
    return { bytes: Buffer.from(JSON.stringify(body)), contentType: "application/json" };
  report("body", `expected text, an object, a list or { base64 }, got ${quoted(body)}`);
  return NONE;
}

function fromBase64(base64: unknown, report: Report): Body {
  if (typeof base64 === "string" && base64.length % 4 === 0 && BASE64.test(base64))
    return { bytes: Buffer.from(base64, "base64"), contentType: "application/octet-stream" };
  report("body.base64", `expected base64 text with its padding, got ${quoted(base64)}`);
  return NONE;
}
