import { setTimeout } from "node:timers/promises";
import type { Outcome } from "./function-process";
import { backendFailed, backendTimedOut, type HttpAnswer, toHttp } from "./refusal";

/** What a function behind a REST API answers. */
interface ProxyResult {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[]>>;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

/** Waits for the function as long as the integration does, and makes an answer of what comes. */
export async function integrate(calling: Promise<Outcome>, timeoutMs: number): Promise<HttpAnswer> {
  const over = new AbortController();
  const limit = setTimeout(timeoutMs, undefined, { signal: over.signal, ref: false }).catch(() => undefined);
  const outcome = await Promise.race([calling, limit]);
  over.abort();
  if (outcome === undefined) return toHttp(backendTimedOut);
  return "result" in outcome && isProxyResult(outcome.result)
    ? fromResult(outcome.result)
    : toHttp(backendFailed);
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
