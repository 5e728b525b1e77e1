import type { Context } from "aws-lambda";
import { type Client, call } from "../client/call";
import { CallError } from "../client/call-error";
import { deadlineOf } from "../client/deadline";
import type { Attempted } from "../client/send/retry";

/** The longest part of an answer that is logged, in characters. */
const SHOWN = 200;

/**
 * Makes a handler that calls the gateway's own route once. It succeeds if the balancer behind the VPC link answered, and logs one line
 * about whatever came back.
 * @param expected the body of the balancer's own 404
 * @throws Error (the handler) on any other answer, so that Lambda tries again and counts an error
 */
export function makeKeepWarm(client: Client, expected: string) {
  const { target, system } = client;
  const request = { ...target.defaultRoute, query: {}, headers: {}, body: Buffer.alloc(0) };
  return async (_event: unknown, context: Pick<Context, "getRemainingTimeInMillis">): Promise<void> => {
    const startedAt = system.now();
    const deadline = deadlineOf(system, target.timeoutMs, context.getRemainingTimeInMillis());
    const outcome = await call(client, request, deadline).catch(asCallError);
    const { attempts } = outcome;
    const message = isExpected(outcome, expected) ? "the balancer answered" : wrong(outcome);
    const level = isExpected(outcome, expected) ? "info" : "error";
    system.log({ level, message, attempts, durationMs: system.now() - startedAt, ...idOf(outcome) });
    if (level === "error") throw new Error(message);
  };
}

/** A failure of the call is an outcome; any other error is a defect and is thrown again. */
function asCallError(error: unknown): CallError {
  if (error instanceof CallError) return error;
  throw error;
}

function isExpected(outcome: Attempted | CallError, expected: string): boolean {
  return !(outcome instanceof CallError) && outcome.status === 404 && outcome.body.toString() === expected;
}

function wrong(outcome: Attempted | CallError): string {
  const got =
    outcome instanceof CallError
      ? `${outcome.reason}: ${outcome.message}`
      : `${outcome.status} ${outcome.body.toString().slice(0, SHOWN)}`.trim();
  return `expected the balancer's own 404, got ${got}`;
}

/** API Gateway's id of the request, which is also in its access log. */
function idOf(outcome: Attempted | CallError): { readonly requestId?: string } {
  const id = outcome instanceof CallError ? undefined : outcome.headers["apigw-requestid"];
  return typeof id === "string" ? { requestId: id } : {};
}
