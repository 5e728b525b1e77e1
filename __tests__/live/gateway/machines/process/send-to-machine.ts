import { once } from "node:events";
import { request as httpRequest, type IncomingMessage, type RequestOptions } from "node:http";
import { request as httpsRequest } from "node:https";
import type { HttpAnswer } from "../../execute-api/refusal";
import type { SentRequest } from "../../http-api/integration/mapped-request";
import type { Machine } from "../machine";

/** The settings with which a request is sent. */
export interface Sending {
  /** True = by TLS, without a look at the certificate and without a name, as a balancer does. */
  readonly encrypted: boolean;
  /** After this nobody waits for an answer any more. */
  readonly timeoutMs: number;
}

/** A connection that ended without an answer. */
export interface Failed {
  readonly failed: string;
  /** True = the time was over. */
  readonly isLate: boolean;
}

/** Headers of one connection, which are none of the next one's business. */
const OF_THE_CONNECTION = new Set(["connection", "content-length", "keep-alive", "transfer-encoding"]);

/** Sends a request to a machine, over a connection of its own. */
export async function sendToMachine(
  { localPort: port }: Pick<Machine, "localPort">,
  { method, target: path, headers, body }: SentRequest,
  { encrypted, timeoutMs }: Sending,
): Promise<HttpAnswer | Failed> {
  const length =
    body.length > 0 || /^(POST|PUT|PATCH)$/.test(method) ? ["Content-Length", String(body.length)] : [];
  const options: RequestOptions = {
    host: "127.0.0.1",
    port,
    method,
    path,
    headers: [...headers.filter(([name]) => name.toLowerCase() !== "content-length").flat(), ...length],
    agent: false,
    signal: AbortSignal.timeout(timeoutMs),
  };
  try {
    const outgoing = encrypted
      ? httpsRequest({ ...options, rejectUnauthorized: false, servername: "" })
      : httpRequest(options);
    // The answer itself tells what goes wrong during it.
    outgoing.on("error", () => {});
    outgoing.end(body);
    const [incoming] = (await once(outgoing, "response")) as [IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    return { status: incoming.statusCode ?? 502, headers: headersOf(incoming), body: Buffer.concat(chunks) };
  } catch (error) {
    const { name, message } = error as Error;
    const isLate = name === "AbortError" || name === "TimeoutError";
    return { failed: isLate ? "the target does not answer in time" : message, isLate };
  }
}

function headersOf({ rawHeaders }: IncomingMessage): HttpAnswer["headers"] {
  const answered: Record<string, string[]> = {};
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i]?.toLowerCase() ?? "";
    if (!OF_THE_CONNECTION.has(name)) answered[name] = [...(answered[name] ?? []), rawHeaders[i + 1] ?? ""];
  }
  return answered;
}
