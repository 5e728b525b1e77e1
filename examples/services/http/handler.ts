import type { IncomingHttpHeaders } from "node:http";
import type { Caller } from "./caller";

/** A request whose body was received. */
export interface Request {
  readonly caller: Caller;
  readonly headers: IncomingHttpHeaders;
  /** The variable parts of the path, decoded: `{ id: "42" }`. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Uint8Array;
  /** Aborts when there is no more time for the answer. */
  readonly signal: AbortSignal;
}

export interface Answer {
  readonly status: number;
  /** Sent as JSON. */
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers a request. @throws HttpError for an answer that ends it early */
export type Handler = (request: Request) => Answer | Promise<Answer>;

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Handlers by route, such as `GET /todo/{id}`. The first route that matches is taken. */
export type Routes = Readonly<Record<`${Method} /${string}`, Handler>>;
