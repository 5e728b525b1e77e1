import { once } from "node:events";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import type { TLSSocket } from "node:tls";
import type { HttpAnswer } from "../execute-api/refusal";
import type { ReceivedRequest } from "../signature/canonical-request";
import type { Certificate } from "./certificate";

/** A port of the loopback, in the place of the network interfaces of an endpoint. */
export interface Listener {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** More than any limit of AWS, so that the gateway refuses requests that are too large, and not Node. */
const MAX_HEADER_BYTES = 64 * 1024;

/** Opens an HTTPS server that answers as it is told. */
export async function openListener(
  certificate: Certificate,
  answer: (request: ReceivedRequest) => Promise<HttpAnswer>,
): Promise<Listener> {
  const server = createServer(
    { ...certificate, maxHeaderSize: MAX_HEADER_BYTES },
    async (incoming, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk);
      const { method = "", url = "", rawHeaders } = incoming;
      const { servername } = incoming.socket as TLSSocket & { readonly servername?: string };
      const headers = rawHeaders.flatMap((name, i) =>
        i % 2 === 0 ? [[name, rawHeaders[i + 1] ?? ""] as const] : [],
      );
      const request = { method, target: url, headers, body: Buffer.concat(chunks), connectedTo: servername };
      const answered = await answer(request).catch(unforeseen);
      for (const [name, value] of Object.entries(answered.headers)) response.setHeader(name, value);
      response.writeHead(answered.status).end(answered.body);
    },
  );
  await once(server.listen(0, "127.0.0.1"), "listening");
  return { port: (server.address() as AddressInfo).port, close: () => closed(server) };
}

/** A defect of the gateway, or a document that it does not understand: no answer of AWS's is like this. */
function unforeseen(error: Error): HttpAnswer {
  return { status: 500, headers: {}, body: Buffer.from(`the test gateway failed: ${error.stack}`) };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
