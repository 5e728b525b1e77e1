import type { StrictRule } from "../../emulated-aws/strict/rule";
import type { ReceivedRequest } from "../signature/canonical-request";
import { headersTooLarge, type Refusal, requestTooLarge } from "./refusal";

const API_GATEWAY =
  "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html";
const LAMBDA = "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html";
const because =
  "a server on this machine takes and gives more, so that a client would work here and not on AWS";

export const SIZE_RULES: readonly StrictRule[] = [
  {
    name: "request line and headers have at most 10,240 bytes together",
    because: `${because}; that the answer is 431 is what others have seen`,
    source: API_GATEWAY,
    assumed: true,
    shownBy: "__tests__/live/gateway/execute-api/sizes.test.ts",
  },
  {
    name: "a payload has at most 10 MB",
    because,
    source: API_GATEWAY,
    shownBy: "__tests__/live/gateway/execute-api/sizes.test.ts",
  },
  {
    name: "an event of more than 6 MB does not reach a function",
    because: `${because}; that the answer is 413 is assumed`,
    source: LAMBDA,
    assumed: true,
    shownBy: "__tests__/live/gateway/functions/integration.test.ts",
  },
  {
    name: "an answer of a function has at most 6 MB as JSON",
    because,
    source: LAMBDA,
    shownBy: "__tests__/live/gateway/functions/integration.test.ts",
  },
  {
    name: "an answer of an authorizer has at most 8 KB as JSON",
    because: `${because}; the documented limit is that of the headers and parameters of an answer`,
    source: API_GATEWAY,
    assumed: true,
    shownBy: "__tests__/live/gateway/authorizers/authorizer-answer.test.ts",
  },
];

/** The limits of API Gateway for a request, and of Lambda for an event and an answer, in bytes. */
export const MOST_BYTES = {
  requestLineAndHeaders: 10_240,
  payload: 10 * 1024 * 1024,
  event: 6_291_456,
  /** A hundred more than 6 MB: the number that Lambda's own message names. */
  answer: 6_291_556,
  authorizerAnswer: 8 * 1024,
} as const;

/**
 * The reason to refuse a request for its size, which is checked first; undefined if it fits. Names of headers
 * are assumed to count like their values, the strict reading.
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
