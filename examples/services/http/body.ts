import type { IncomingMessage } from "node:http";
import type { Request } from "./handler";
import { HttpError } from "./http-error";

/** The largest body, in bytes. */
const LARGEST_BODY = 64 * 1024;

/**
 * Receives a body. What is too much is received too, and forgotten: a client that is still sending would not see the
 * answer. The server's `requestTimeout` limits the time that this takes.
 * @throws HttpError 413 for a body over 64 KB, 400 if the client stopped sending
 */
export async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size <= LARGEST_BODY) chunks.push(chunk);
    }
  } catch {
    throw new HttpError(400, "The body ended early");
  }
  if (size > LARGEST_BODY) throw new HttpError(413, `The body has more than ${LARGEST_BODY} bytes`);
  return Buffer.concat(chunks);
}

/** Parses a body. @throws HttpError 415 if it is declared as anything but JSON, 400 if it is not JSON */
export function jsonBody({ headers, body }: Pick<Request, "headers" | "body">): unknown {
  const isDeclared = /^application\/json\s*(;|$)/i.test(headers["content-type"] ?? "");
  if (!isDeclared) throw new HttpError(415, "The body must have the content type application/json");
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw new HttpError(400, "The body is not JSON in UTF-8");
  }
}
