import type { IncomingMessage, ServerResponse } from "node:http";
import { type AgentOptions, createServer, type Server, type ServerOptions } from "node:https";
import type { AddressInfo } from "node:net";
import type { TLSSocket } from "node:tls";

/** A request as a loopback server received it. */
export interface Seen {
  readonly method?: string;
  readonly url?: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
  /** The name that the client asked for in the TLS handshake; false = none. */
  readonly servername: string | false;
  /** The client's port, by which connections are told apart. */
  readonly port?: number;
}

export interface Loopback {
  readonly port: number;
  readonly seen: readonly Seen[];
  readonly close: () => Promise<void>;
}

/**
 * TLS by anonymous Diffie-Hellman: a handshake without a certificate, so that no private key lies in the
 * tree.
 */
const ANONYMOUS = { ciphers: "aNULL:@SECLEVEL=0", maxVersion: "TLSv1.2" } as const;

/** Makes a client connect to a loopback server, whatever name it asks for. */
export const TO_LOOPBACK: AgentOptions = {
  ...ANONYMOUS,
  rejectUnauthorized: false,
  lookup: (_, { all }, found) =>
    all === true ? found(null, [{ address: "127.0.0.1", family: 4 }]) : found(null, "127.0.0.1", 4),
};

/**
 * An HTTPS server on loopback that records its requests.
 * @param identity its certificate and key, for clients of others that ask for one
 */
export async function loopback(
  answer: (response: ServerResponse, seen: Seen, count: number) => void,
  identity: ServerOptions = ANONYMOUS,
): Promise<Loopback> {
  const seen: Seen[] = [];
  const server = createServer(identity, async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { servername = false } = request.socket as TLSSocket & { servername?: string | false };
    const { method, url, headers } = request;
    const one = { method, url, headers, servername, port: request.socket.remotePort };
    seen.push({ ...one, body: Buffer.concat(chunks) });
    answer(response, seen[seen.length - 1] as Seen, seen.length);
  });
  await listening(server);
  const { port } = server.address() as AddressInfo;
  return { port, seen, close: () => closed(server) };
}

function listening(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
