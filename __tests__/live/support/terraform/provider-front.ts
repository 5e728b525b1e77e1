import { once } from "node:events";
import {
  type ClientHttp2Session,
  createServer,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from "node:http2";
import { CONFIGURE, callable, GET_SCHEMA } from "./provider-calls";
import type { ProviderProcess } from "./provider-process";

/** The running providers behind a socket. */
export interface Backing {
  /** The one that is asked as long as there is no configuration: for validation, by everybody. */
  readonly unconfigured: () => Promise<ProviderProcess>;
  /** Lends one that gets a configuration, to one connection for as long as that lasts. */
  readonly take: () => Promise<ProviderProcess>;
  readonly giveBack: (provider: ProviderProcess) => void;
  /** The answer to `GetSchema`. */
  readonly schema: () => Promise<Buffer>;
}

/** The socket at which Terraform finds what it takes for one provider. */
export interface ProviderFront {
  readonly close: () => Promise<void>;
}

/**
 * Listens where a command of Terraform looks for its provider. Each connection is about one configuration, and gets a provider of
 * its own for it: a provider keeps the last one that it was given.
 * @param path of the socket
 */
export async function openFront(path: string, backing: Backing): Promise<ProviderFront> {
  const server = createServer();
  const served = new Map<ServerHttp2Session, Promise<void>>();
  server.on("session", (session) => served.set(session, serve(session, backing)));
  await once(server.listen(path), "listening");
  return {
    close: async () => {
      server.close();
      for (const session of served.keys()) session.destroy();
      await Promise.all(served.values());
    },
  };
}

/** Answers the calls of a connection, until it is closed and the provider is given back. */
async function serve(session: ServerHttp2Session, backing: Backing): Promise<void> {
  const ends: (() => void)[] = [];
  const connected = async (taken: Promise<ProviderProcess>, giveBack = (_: ProviderProcess) => {}) => {
    const provider = await taken;
    const upstream = callable(provider);
    ends.push(() => {
      upstream.destroy();
      giveBack(provider);
    });
    return upstream;
  };
  let asked: Promise<ClientHttp2Session> | undefined;
  // Terraform looks first whether anybody listens, by a connection that it drops.
  session.on("error", () => {});
  session.on("stream", (stream, headers) => {
    stream.on("error", () => {});
    const method = headers[":path"];
    if (method === CONFIGURE) asked = connected(backing.take(), backing.giveBack);
    asked ??= connected(backing.unconfigured());
    const answered =
      method === GET_SCHEMA
        ? backing.schema().then((answer) => answerWhole(stream, answer))
        : asked.then((upstream) => passOn(stream, headers, upstream));
    answered.catch((error: Error) => stream.destroy(error));
  });
  await new Promise<void>((resolve) => session.on("close", resolve));
  // A call is told already where no provider could be started.
  await asked?.catch(() => {});
  for (const end of ends) end();
}

/** Passes one call on, and what is answered back. */
function passOn(stream: ServerHttp2Stream, headers: IncomingHttpHeaders, upstream: ClientHttp2Session): void {
  const call = upstream.request({ ...headers });
  call.on("response", (answer) => {
    if (stream.destroyed) return;
    // A failed call has no message, and its status among the headers.
    if (answer["grpc-status"] !== undefined) return stream.respond(answer, { endStream: true });
    stream.respond(answer, { waitForTrailers: true });
    call.pipe(stream);
  });
  let trailers: IncomingHttpHeaders = {};
  call.on("trailers", (answered) => {
    trailers = answered;
  });
  stream.on("wantTrailers", () => stream.sendTrailers(trailers));
  call.on("error", (error) => stream.destroy(error));
  stream.on("close", () => call.destroy());
  stream.pipe(call);
}

function answerWhole(stream: ServerHttp2Stream, message: Buffer): void {
  stream.respond({ ":status": 200, "content-type": "application/grpc" }, { waitForTrailers: true });
  stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": "0" }));
  stream.end(message);
}
