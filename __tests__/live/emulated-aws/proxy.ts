import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";

/** A request to AWS as it passes the proxy. */
export interface PassingRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Passes a request on, to the next interceptor or to the emulator. */
export type Forward = (passing: PassingRequest) => Promise<Answer>;

/** A part of the proxy between a client and the emulator: it may answer itself, or edit what comes back. */
export type Interceptor = (passing: PassingRequest, forward: Forward) => Promise<Answer>;

/** A reverse proxy on a free port of the loopback in front of `origin`; the first interceptor sees a request first. */
export function reverseProxy(origin: string, interceptors: readonly Interceptor[]): Server {
  const handle = interceptors.reduceRight<Forward>(
    (next, interceptor) => (passing) => interceptor(passing, next),
    (passing) => forwardTo(origin, passing),
  );
  const server = createServer((incoming, response) => {
    receive(incoming)
      .then(handle)
      .then((answer) => send(response, answer))
      .catch((error: Error) => response.writeHead(502).end(error.message));
  });
  // Terraform keeps connections for longer than Node does; one that is closed under it looks like a failure of AWS.
  server.keepAliveTimeout = 120_000;
  return server;
}

async function receive(incoming: IncomingMessage): Promise<PassingRequest> {
  return {
    method: incoming.method ?? "GET",
    path: incoming.url ?? "/",
    headers: incoming.headers,
    body: await read(incoming),
  };
}

function forwardTo(origin: string, { method, path, headers, body }: PassingRequest): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // Whoever calls without a session has no token: Node refuses a header without a value.
    const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
    const framed = body.length > 0 ? { ...given, "content-length": String(body.length) } : given;
    const outgoing = request(`${origin}${path}`, { method, headers: framed, agent: false }, (incoming) => {
      read(incoming).then(
        (content) =>
          resolve({ status: incoming.statusCode ?? 502, headers: incoming.headers, body: content }),
        reject,
      );
    });
    outgoing.on("error", reject).end(body);
  });
}

async function read(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The emulator's own framing does not fit an answer that was read whole, and perhaps edited. */
const FRAMING = new Set(["connection", "content-length", "transfer-encoding"]);

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  // An answer to HEAD has no body, its length is the object's.
  const dropped = response.req.method === "HEAD" ? new Set(["connection"]) : FRAMING;
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !dropped.has(name.toLowerCase())) response.setHeader(name, value);
  }
  response.writeHead(status).end(body);
}
