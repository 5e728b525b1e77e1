import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from "aws-lambda";
import type { System } from "../client/system";
import { type Caller, callerOf } from "./caller";

/** Stores a caller; the signal aborts when there is no more time for it. */
export type Store = (caller: Caller, signal: AbortSignal) => Promise<unknown>;

/** The time that the function reserves for its answer, in milliseconds. */
const ANSWER_MS = 500;

/** Makes the handler of a backend that answers who called, and stores the caller if there is a store. */
export function makeHandler(
  store: Store | undefined,
  { now, timeout, log }: Pick<System, "now" | "timeout" | "log">,
) {
  return async (
    event: APIGatewayProxyEvent,
    context: Pick<Context, "getRemainingTimeInMillis">,
  ): Promise<APIGatewayProxyResult> => {
    const caller = callerOf(event, new Date(now()));
    const { requestId } = caller;
    try {
      await store?.(caller, timeout(Math.max(0, context.getRemainingTimeInMillis() - ANSWER_MS)));
      return json(200, caller);
    } catch (error) {
      const { name, message } = error instanceof Error ? error : { name: "Error", message: String(error) };
      log({
        level: "error",
        message: "the caller could not be stored",
        requestId,
        cause: `${name}: ${message}`,
      });
      return json(500, { message: "The caller could not be stored; see the function's log", requestId });
    }
  };
}

function json(statusCode: number, body: object): APIGatewayProxyResult {
  return { statusCode, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}
