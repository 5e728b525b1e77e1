import type { IncomingMessage, ServerResponse } from "node:http";
import { pathOf } from "./answer-request";
import type { Caller } from "./caller";

/** The status in the log of a request whose client left before the answer. */
const CLIENT_LEFT = 499;

/** The log entry of a request. It has no query, no body and no header beside those of the caller. */
interface RequestEntry extends Caller {
  readonly level: "info" | "error";
  readonly method?: string;
  readonly path: string;
  readonly status: number;
  /** From the end of the headers to the end of the answer, in milliseconds. */
  readonly ms: number;
  /** The reason of a status 500. */
  readonly failure?: string;
}

/** The entry of a request that ended. */
export function requestEntry(
  { method, url = "" }: IncomingMessage,
  { headersSent, statusCode }: ServerResponse,
  caller: Caller,
  ms: number,
  failure: string | undefined,
): RequestEntry {
  const status = headersSent ? statusCode : CLIENT_LEFT;
  const level = status >= 500 ? "error" : "info";
  return { level, method, path: pathOf(url), status, ms: Math.round(ms), ...caller, failure };
}
