import { createServer, type Server, type ServerResponse } from "node:http";
import { answerRequest } from "./answer-request";
import { callerOf } from "./caller";
import type { Answer, Routes } from "./handler";
import type { Log } from "./log";
import { requestEntry } from "./request-entry";

/** The path that the load balancers ask for, to see if the service is alive. */
const HEALTH = "/healthz";

/**
 * The limits of requests, in bytes and milliseconds. Idle connections are closed by the load
 * balancers first, which otherwise send a request into a connection that is just being closed: a network load balancer
 * waits 350 seconds, an application load balancer 60.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/update-idle-timeout.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html
 */
const LIMITS = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 355_000,
};

/**
 * Makes the server of a service: its routes, and `GET /healthz`, which answers 503 as soon as the server is closing.
 * Every request is logged but those for health, of which there are many.
 */
export function makeServer(routes: Routes, log: Log): Server {
  const server: Server = createServer(LIMITS, async (incoming, response) => {
    const started = performance.now();
    const caller = callerOf(incoming.headers);
    let failure: string | undefined;
    response.once("close", () => {
      if (incoming.url !== HEALTH)
        log(requestEntry(incoming, response, caller, performance.now() - started, failure));
    });
    const outcome = await answerRequest(all, incoming, caller);
    failure = outcome.failure;
    write(response, outcome.answer, server.listening);
  });
  const all: Routes = { [`GET ${HEALTH}` as const]: () => health(server.listening), ...routes };
  return server;
}

function health(isListening: boolean): Answer {
  return isListening
    ? { status: 200, body: { status: "alive" } }
    : { status: 503, body: { status: "draining" } };
}

/** Writes an answer; a server that is closing closes its connections too. */
function write(response: ServerResponse, { status, body, headers }: Answer, isListening: boolean): void {
  const text = JSON.stringify(body);
  response
    .writeHead(status, {
      "content-type": "application/json; charset=utf-8",
      "content-length": Buffer.byteLength(text),
      "cache-control": "no-store",
      ...(isListening ? {} : { connection: "close" }),
      ...headers,
    })
    .end(text);
}
