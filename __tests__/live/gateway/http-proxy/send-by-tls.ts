import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import type { HttpAnswer } from "../execute-api/refusal";
import type { OutgoingRequest } from "./outgoing-request";
import { passedBack } from "./passed-on-headers";

/** Where a request is sent, and whom to trust there. */
export interface Destination {
  /** Of the loopback. */
  readonly port: number;
  /** The certificate that is trusted; it has to be for the host of the request. */
  readonly certificate: string;
  /** After this nobody waits for an answer any more. */
  readonly timeoutMs: number;
}

/**
 * Sends a request over TLS: the server learns the host that is wanted, and has to show a certificate for it.
 * @throws Error where the connection fails
 */
export async function sendByTls(
  { host, method, target, headers, body }: OutgoingRequest,
  { port, certificate, timeoutMs }: Destination,
): Promise<HttpAnswer> {
  const framed = [...headers, ["Content-Length", String(body.length)] as const];
  const outgoing = httpsRequest({
    host: "127.0.0.1",
    port,
    servername: host,
    ca: certificate,
    method,
    path: target,
    headers: framed.flat(),
    agent: false,
    signal: AbortSignal.timeout(timeoutMs),
  });
  // What goes wrong during the answer is told by the answer.
  outgoing.on("error", () => {});
  outgoing.end(body);
  const [incoming] = (await once(outgoing, "response")) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const { rawHeaders, statusCode = 502 } = incoming;
  const received = rawHeaders.flatMap((name, i) =>
    i % 2 === 0 ? [[name, rawHeaders[i + 1] ?? ""] as const] : [],
  );
  return { status: statusCode, headers: passedBack(received), body: Buffer.concat(chunks) };
}
