import { setTimeout } from "node:timers/promises";
import {
  backendFailed,
  backendTimedOut,
  type HttpAnswer,
  type Refusal,
  requestTooLarge,
} from "../execute-api/refusal";
import { jsonBytes, MOST_BYTES } from "../execute-api/sizes";
import type { Outcome } from "./process/function-process";

/** The answer of a function behind a REST API. */
interface ProxyResult {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[]>>;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

/** The result of an integration: the answer of what is behind the route, or API Gateway's own in its place. */
export type Integrated =
  | { readonly http: HttpAnswer; readonly refusal?: undefined; readonly error?: undefined }
  | {
      readonly http?: undefined;
      readonly refusal: Refusal;
      /** The reason in the access log; absent = the request was not passed on. */
      readonly error?: string;
    };

/** Gives the function its event, waits as long as the integration does, and makes an answer of what comes. */
export async function integrate(
  call: (event: object) => Promise<Outcome>,
  event: object,
  timeoutMs: number,
): Promise<Integrated> {
  if (jsonBytes(event) > MOST_BYTES.event) return { refusal: requestTooLarge, error: "Request Too Long" };
  const over = new AbortController();
  const limit = setTimeout(timeoutMs, undefined, { signal: over.signal, ref: false }).catch(() => undefined);
  const outcome = await Promise.race([call(event), limit]);
  over.abort();
  if (outcome === undefined) return { refusal: backendTimedOut, error: "Endpoint request timed out" };
  if (!("result" in outcome)) return failed("The function failed");
  const { result } = outcome;
  if (jsonBytes(result) > MOST_BYTES.answer)
    return failed("Response payload size exceeded maximum allowed payload size");
  return isProxyResult(result) ? { http: fromResult(result) } : failed("Malformed Lambda proxy response");
}

function failed(error: string): Integrated {
  return { refusal: backendFailed, error };
}

function isProxyResult(result: unknown): result is ProxyResult {
  return typeof result === "object" && result !== null && "statusCode" in result;
}

function fromResult({
  statusCode,
  headers,
  multiValueHeaders,
  body = "",
  isBase64Encoded = false,
}: ProxyResult): HttpAnswer {
  return {
    status: statusCode,
    headers: { "content-type": "application/json", ...headers, ...multiValueHeaders },
    body: Buffer.from(body, isBase64Encoded ? "base64" : "utf8"),
  };
}
