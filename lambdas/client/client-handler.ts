import type { Context } from "aws-lambda";
import { CallError } from "./call-error";
import { type Deadline, deadlineOf } from "./deadline";
import type { Target } from "./environment";
import { type Call, type CallEvent, readEvent } from "./event/event";
import type { Explanation } from "./response/explain";
import { logEntry } from "./response/log-entry";
import { type Answer, failed, passOn, withinLimit } from "./response/respond";
import type { Route } from "./route";
import type { Attempted } from "./send/retry";
import type { System } from "./system";

/** One API, and the system to call it with. */
export interface ClientApi {
  readonly target: Target;
  readonly system: System;
}

/** The part of Lambda's context that a client function uses. */
type TimeLeft = Pick<Context, "getRemainingTimeInMillis">;

/**
 * Makes a handler that calls one API for whoever invokes it, and logs one line about each call.
 * @param call calls the API before the deadline, or throws a CallError
 * @param explain explains a refusal; undefined for any other answer
 */
export function makeClientHandler<C extends ClientApi>(
  client: C,
  call: (client: C, call: Call, deadline: Deadline) => Promise<Attempted>,
  explain: (answer: Attempted, call: Call) => Explanation | undefined,
) {
  const { system, target } = client;
  return async (event: CallEvent | undefined, context: TimeLeft): Promise<Answer> => {
    const startedAt = system.now();
    let route: Route | undefined;
    try {
      const request = readEvent(event, target.defaultRoute);
      route = request;
      const deadline = deadlineOf(system, target.timeoutMs, context.getRemainingTimeInMillis());
      const answer = await call(client, request, deadline);
      const passed = withinLimit(passOn(answer, explain(answer, request)));
      system.log(logEntry(answer, request, system.now() - startedAt));
      return passed;
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      system.log(logEntry(error, route, system.now() - startedAt));
      return failed(error);
    }
  };
}
