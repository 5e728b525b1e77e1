import { once } from "node:events";
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { PATIENCE } from "../functions/patience";
import { answerAtBalancer } from "../http-api/application-balancer/answer-at-balancer";
import {
  type ApplicationBalancer,
  applicationBalancer,
} from "../http-api/application-balancer/application-balancer";
import type { Headers, SentRequest } from "../http-api/integration/mapped-request";
import type { World } from "../http-api/way/world";
import type { Certificate } from "../network/certificate";
import { shakeHands } from "./client-handshake";
import type { ConnectionLog, LoggedConnection } from "./connection-log";
import { trustedClients } from "./trusted-clients";

/** The things that a server needs beside its listener. */
export interface ServerParts {
  readonly world: () => World;
  readonly certificateOf: (balancer: ApplicationBalancer) => Promise<Certificate>;
  readonly blockedBy: (
    balancer: ApplicationBalancer,
    request: SentRequest,
    peer: string,
  ) => Promise<string | undefined>;
  readonly log: ConnectionLog;
  /** Writes a connection into the log of a balancer. @default no balancer has one */
  readonly write?: (account: string, balancer: ApplicationBalancer, connection: LoggedConnection) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A listener of an application balancer, named by its account and its ARN. */
export interface ListenerPlace {
  readonly account: string;
  readonly listenerArn: string;
  /** An address of whoever connects to it. */
  readonly peerAddress: string;
}

const MAX_HEADER_BYTES = 64 * 1024;
const IDLE_MS = 60_000;

/**
 * A listener of an application balancer as a server on a port of the loopback. What the listener is like is asked anew for each
 * connection, and its rules and targets for each request.
 */
export class BalancerServer {
  readonly #sockets = new Set<Duplex>();
  readonly #clients = new WeakMap<
    Duplex,
    { readonly balancer: ApplicationBalancer; readonly headers: Headers }
  >();
  readonly #http = createHttpServer({ maxHeaderSize: MAX_HEADER_BYTES }, (incoming, response) => {
    this.#answer(incoming, response).catch((error: Error) => {
      response.writeHead(500).end(`the test gateway failed: ${error.stack}`);
    });
  });
  readonly #server: Server = createServer({ pauseOnConnect: true }, (socket) => {
    this.#accept(socket).catch(() => socket.destroy());
  });

  private constructor(
    private readonly place: ListenerPlace,
    private readonly parts: ServerParts,
  ) {}

  static async open(place: ListenerPlace, parts: ServerParts): Promise<BalancerServer> {
    const opened = new BalancerServer(place, parts);
    await once(opened.#server.listen(0, "127.0.0.1"), "listening");
    return opened;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #accept(raw: Socket): Promise<void> {
    this.#keep(raw);
    const { facts } = this.parts.world();
    const { account, listenerArn } = this.place;
    const balancer = await applicationBalancer(facts, account, listenerArn);
    if (balancer === undefined) {
      raw.destroy();
      return;
    }
    if (balancer.listener.protocol === "HTTP") return this.#serve(raw, balancer, []);
    const { mode, trustStoreArn = "" } = balancer.listener.mutual;
    const accepted = await shakeHands(raw, {
      listener: balancer.listener,
      certificate: await this.parts.certificateOf(balancer),
      trusted: mode === "verify" ? await trustedClients(facts.account(account), trustStoreArn) : undefined,
      log: {
        add: (connection) => {
          this.parts.log.add(connection);
          this.parts.write?.(account, balancer, connection);
        },
      },
      now: this.parts.now(),
    });
    if (accepted === undefined) return;
    this.#keep(accepted.socket);
    this.#serve(accepted.socket, balancer, accepted.headers);
  }

  #serve(socket: Socket, balancer: ApplicationBalancer, headers: Headers): void {
    this.#clients.set(socket, { balancer, headers });
    this.#http.emit("connection", socket);
    socket.resume();
  }

  /**
   * No page says what becomes of headers that a client sends under the names of the balancer's own: here they are passed on
   * before them (*assumed*), so that whoever believes the first one believes the client.
   */
  async #answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const client = this.#clients.get(incoming.socket);
    if (client === undefined) throw new Error("expected a connection that was accepted");
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const { method = "", url: target = "", rawHeaders } = incoming;
    const sent = rawHeaders.flatMap((name, i) =>
      i % 2 === 0 ? [[name, rawHeaders[i + 1] ?? ""] as const] : [],
    );
    const request = { method, target, headers: [...sent, ...client.headers], body: Buffer.concat(chunks) };
    const { balancer } = client;
    const { port, protocol } = balancer.listener;
    const peer = { address: this.place.peerAddress, port, scheme: protocol.toLowerCase() };
    const world = this.parts.world();
    const blockedBy = (one: SentRequest) => this.parts.blockedBy(balancer, one, peer.address);
    const answering = { world, peer, blockedBy, timeoutMs: IDLE_MS * PATIENCE };
    const { answer } = await world.machines.during(() => answerAtBalancer(balancer, request, answering));
    for (const [name, value] of Object.entries(answer.headers))
      response.setHeader(name, typeof value === "string" ? value : [...value]);
    response.writeHead(answer.status).end(answer.body);
  }

  #keep(socket: Duplex): void {
    this.#sockets.add(socket);
    // A connection that breaks off is its client's business.
    socket.on("error", () => {});
    socket.on("close", () => this.#sockets.delete(socket));
  }
}
