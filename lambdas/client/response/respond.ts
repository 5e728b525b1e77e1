import { CallError, type Reason } from "../call-error";
import type { ApiAnswer } from "../send/exchange";
import type { Explanation } from "./explain";

/**
 * The result of a client function: the API's answer, in the format in which Lambda itself returns HTTP.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-payloads
 */
export interface Answer {
  /** The API's status or, if `error` is present, that of the failure. */
  readonly statusCode: number;
  /** Names are in lower case; headers that concern the connection are left out. */
  readonly headers: Readonly<Record<string, string>>;
  /** The values of `set-cookie`; absent if there are none. */
  readonly cookies?: readonly string[];
  /** Text if the bytes are UTF-8, otherwise base64. */
  readonly body: string;
  readonly isBase64Encoded: boolean;
  /** Present if the API answered 403; for a client with a key also if its authorizer answered 401, or failed. */
  readonly explanation?: Explanation;
  /** Present if there is no answer of the API; all other fields are then the client's own. */
  readonly error?: Failure;
}

/** The reason why there is no answer. */
interface Failure {
  readonly reason: Reason;
  readonly message: string;
  /** The setting or the state that a person should check. */
  readonly check?: string;
}

/** Headers that concern one connection. @see https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1 */
const HOP_BY_HOP = [
  "connection",
  "keep-alive",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "proxy-connection",
];

/** The API's answer as the function's result; status and body are unchanged. */
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
 * The largest result of a synchronous invocation, in bytes of JSON.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
const MAX_ANSWER_BYTES = 6 * 1024 * 1024;

/** The answer, if it is within Lambda's limit. @throws CallError `too-large` */
export function withinLimit(answer: Answer): Answer {
  if (answer.body.length < MAX_ANSWER_BYTES / 8) return answer;
  const bytes = Buffer.byteLength(JSON.stringify(answer));
  if (bytes <= MAX_ANSWER_BYTES) return answer;
  const said = `the API's answer has ${bytes} bytes as JSON, Lambda gives back at most ${MAX_ANSWER_BYTES}`;
  throw new CallError("too-large", said, 502, "that the API answers in pages, or with a link to the content");
}

/** The result for a call without an answer. */
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

/** The bytes as text, including a byte order mark; undefined if they are not UTF-8. */
function asText(bytes: Buffer): string | undefined {
  const text = bytes.toString();
  return Buffer.from(text).equals(bytes) ? text : undefined;
}
