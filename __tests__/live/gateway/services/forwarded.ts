import { once } from "node:events";
import { request as httpRequest, type IncomingMessage } from "node:http";
import type { HttpAnswer } from "../execute-api/refusal";
import type { ReceivedRequest } from "../signature/canonical-request";

/** The answer of the emulated AWS to a request as it came: its access key tells whose it is. */
export async function forwarded(url: string, request: ReceivedRequest): Promise<HttpAnswer> {
  const { method, target, headers, body } = request;
  const outgoing = httpRequest(`${url}${target}`, { method, headers: headers.flat(), agent: false });
  outgoing.end(body);
  const [incoming] = (await once(outgoing, "response")) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const { "content-type": type = "application/x-amz-json-1.1" } = incoming.headers;
  return {
    status: incoming.statusCode ?? 502,
    headers: { "content-type": type },
    body: Buffer.concat(chunks),
  };
}
