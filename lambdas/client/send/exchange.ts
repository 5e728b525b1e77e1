import type { IncomingMessage } from "node:http";
import { type RequestOptions, request as startRequest } from "node:https";
import { CallError } from "../call-error";
import { MAX_PAYLOAD_BYTES } from "../event/body";
import { encodeQuery } from "./percent";
import type { ApiRequest } from "./request";

/** The API's answer as it was received. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

/**
 * Sends one request over HTTPS and reads the answer. A redirect is an answer like any other.
 * @param onSent called when the whole request has been sent
 */
export async function exchange(
  to: RequestOptions,
  { method, path, query, headers, body }: ApiRequest,
  onSent: () => void,
): Promise<ApiAnswer> {
  const outgoing = startRequest({
    ...to,
    method,
    path: [path, encodeQuery(query)].filter((part) => part !== "").join("?"),
    headers: body.length === 0 ? headers : { ...headers, "content-length": body.length },
  });
  outgoing.once("finish", onSent);
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.once("response", resolve).on("error", reject);
  });
  outgoing.end(body.length === 0 ? undefined : body);
  const answer = await answered;
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: await readBody(answer) };
}

async function readBody(answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer) {
    length += chunk.length;
    if (length > MAX_PAYLOAD_BYTES)
      throw new CallError("too-large", `the API's answer has more than ${MAX_PAYLOAD_BYTES} bytes`, 502);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
