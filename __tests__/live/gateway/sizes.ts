import type { ReceivedRequest } from "./canonical-request";
import { headersTooLarge, type Refusal, requestTooLarge } from "./refusal";

/**
 * What API Gateway takes at most of a request, and Lambda of an event and an answer, in bytes.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
export const MOST_BYTES = {
  requestLineAndHeaders: 10_240,
  payload: 10 * 1024 * 1024,
  event: 6_291_456,
  /** A hundred more than 6 MB: the number that Lambda's own message names. */
  answer: 6_291_556,
} as const;

/**
 * Why API Gateway refuses a request for its size, before it looks at anything else; undefined where it does not. It is
 * assumed that the names of headers count as their values do, as the strict reading is.
 */
export function refusedForSize(request: ReceivedRequest): Refusal | undefined {
  if (headBytes(request) > MOST_BYTES.requestLineAndHeaders) return headersTooLarge;
  return request.body.length > MOST_BYTES.payload ? requestTooLarge : undefined;
}

function headBytes({ method, target, headers }: ReceivedRequest): number {
  const lines = [`${method} ${target} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`)];
  return Buffer.byteLength(lines.join(""), "latin1");
}

/** The size of an event or an answer as Lambda counts it: as JSON. */
export function jsonBytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value) ?? "");
}
