import { CallError, type Reason } from "../call-error";
import type { ApiAnswer } from "../send/exchange";
import type { Explanation } from "./explain";

/**
 * What a client function answers: the API's answer, in the shape in which Lambda itself passes HTTP on.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-payloads
 */
export interface Answer {
  /** The API's, or where `error` is present the status that says the same. */
  readonly statusCode: number;
  /** Names in lower case, without those that concern the connection. */
  readonly headers: Readonly<Record<string, string>>;
  /** Each `set-cookie`; absent where there is none. */
  readonly cookies?: readonly string[];
  /** Text where the bytes are UTF-8, otherwise base64. */
  readonly body: string;
  readonly isBase64Encoded: boolean;
  /** With a 403 of the API. */
  readonly explanation?: Explanation;
  /** Present where the API did not answer: everything else then is the client's. */
  readonly error?: Failure;
}

/** Why there is no answer. */
interface Failure {
  readonly reason: Reason;
  readonly message: string;
  /** What to look at. */
  readonly check?: string;
}

/** What concerns one connection. @see https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1 */
const HOP_BY_HOP = [
  "connection",
  "keep-alive",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "proxy-connection",
];

/** The API's answer, unchanged. */
export function passOn(answer: ApiAnswer, explanation?: Explanation): Answer {
  const { "set-cookie": cookies, ...others } = answer.headers;
  const headers = Object.entries(others).filter(([name]) => !HOP_BY_HOP.includes(name));
  const text = asText(answer.body);
  return {
    statusCode: answer.status,
    headers: Object.fromEntries(headers.map(([name, value]) => [name, String(value)])),
    ...(cookies && { cookies }),
    body: text ?? answer.body.toString("base64"),
    isBase64Encoded: text === undefined,
    ...(explanation && { explanation }),
  };
}

/**
 * What Lambda gives back of a synchronous invocation, in bytes of JSON.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
const MAX_ANSWER_BYTES = 6 * 1024 * 1024;

/** The answer, if Lambda can give it back. @throws CallError `too-large` */
export function fitting(answer: Answer): Answer {
  if (answer.body.length < MAX_ANSWER_BYTES / 8) return answer;
  const bytes = Buffer.byteLength(JSON.stringify(answer));
  if (bytes <= MAX_ANSWER_BYTES) return answer;
  const said = `the API's answer has ${bytes} bytes as JSON, Lambda gives back at most ${MAX_ANSWER_BYTES}`;
  throw new CallError("too-large", said, 502, "that the API answers in pages, or with a link to the content");
}

/** The answer to a call that the API did not answer. */
export function failed({ reason, message, check, statusCode }: CallError): Answer {
  const error: Failure = { reason, message, check };
  return {
    statusCode,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(error),
    isBase64Encoded: false,
    error,
  };
}

/** Undefined where the bytes are no UTF-8; a byte order mark is kept. */
function asText(bytes: Buffer): string | undefined {
  const text = bytes.toString();
  return Buffer.from(text).equals(bytes) ? text : undefined;
}
