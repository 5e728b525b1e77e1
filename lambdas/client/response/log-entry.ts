import { CallError } from "../call-error";
import type { Route } from "../route";
import type { Attempted } from "../send/retry";

/** The log entry of a call. It contains no header, no query, no body and no key. */
interface LogEntry {
  readonly level: "info" | "error";
  /** The API's status, or that of the failure. */
  readonly status: number;
  /** The number of times the request was sent. */
  readonly attempts: number;
  readonly durationMs: number;
  /** API Gateway's id of the request, which is also in its access log. */
  readonly requestId?: string;
  readonly method?: string;
  readonly path?: string;
  readonly reason?: string;
  /** Absent for a bad event, since the message would quote it. */
  readonly message?: string;
}

/** The entry for an answer or a failure; the route is undefined if the event had none. */
export function logEntry(
  outcome: Attempted | CallError,
  route: Route | undefined,
  durationMs: number,
): LogEntry {
  const place = { durationMs, method: route?.method, path: route?.path };
  const { attempts } = outcome;
  if (outcome instanceof CallError) {
    const { reason, statusCode: status } = outcome;
    const message = reason === "bad-event" ? undefined : outcome.message;
    return { level: "error", status, attempts, ...place, reason, message };
  }
  const requestId = outcome.headers["x-amzn-requestid"];
  return { level: "info", status: outcome.status, attempts, ...place, requestId: text(requestId) };
}

const text = (value: string | string[] | undefined) => (typeof value === "string" ? value : undefined);
