import type { HttpAnswer } from "../../execute-api/refusal";

/** Headers of the connection, and those that API Gateway has of its own. */
const NOT_PASSED_BACK = new Set([
  "apigw-requestid",
  "connection",
  "content-length",
  "date",
  "keep-alive",
  "proxy-authenticate",
  "server",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** An answer as it comes to the caller: status and body as they are, and all headers but those of the connection. */
export function passedBack({ status, headers, body }: HttpAnswer): HttpAnswer {
  const kept = Object.entries(headers).filter(([name]) => !NOT_PASSED_BACK.has(name));
  return { status, headers: Object.fromEntries(kept), body };
}
