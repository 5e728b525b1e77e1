import type { IncomingMessage } from "node:http";
import { readBody } from "./body";
import type { Caller } from "./caller";
import type { Answer, Routes } from "./handler";
import { HttpError } from "./http-error";
import { matchRoute } from "./match-route";

/** The time for an answer once the request was received, in milliseconds: API Gateway waits at most 30 seconds. */
const ANSWER_MS = 10_000;

/** An answer and, for the log alone, the reason of a failure. */
export interface Outcome {
  readonly answer: Answer;
  readonly failure?: string;
}

/** Receives a request and answers it, whatever happens. */
export async function answerRequest(
  routes: Routes,
  incoming: IncomingMessage,
  caller: Caller,
  answerMs = ANSWER_MS,
): Promise<Outcome> {
  try {
    return { answer: await handled(routes, incoming, caller, answerMs) };
  } catch (error) {
    if (!(error instanceof HttpError))
      return { answer: { status: 500, body: { message: "The service failed" } }, failure: String(error) };
    const { status, message, headers } = error;
    return { answer: { status, body: { message }, headers } };
  }
}

async function handled(
  routes: Routes,
  incoming: IncomingMessage,
  caller: Caller,
  answerMs: number,
): Promise<Answer> {
  const body = await readBody(incoming);
  const { method = "", url = "", headers } = incoming;
  const { handler, params } = matchRoute(routes, method, pathOf(url));
  const query = new URLSearchParams(url.slice(pathOf(url).length));
  const signal = AbortSignal.timeout(answerMs);
  // The first to settle decides, so the expiry must hear of the abort before the handler does.
  return Promise.race([
    expiry(signal),
    (async () => handler({ caller, headers, params, query, body, signal }))(),
  ]);
}

function expiry(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(new HttpError(503, "The answer took too long")));
  });
}

/** The path of a request's target, without its query. */
export function pathOf(url: string): string {
  return url.split("?", 1)[0] ?? "";
}
