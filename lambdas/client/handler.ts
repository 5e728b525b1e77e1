import type { Context } from "aws-lambda";
import { type Client, call } from "./call";
import { CallError } from "./call-error";
import { deadlineOf } from "./deadline";
import { type CallEvent, readEvent } from "./event/event";
import { explain } from "./response/explain";
import { firewallRule } from "./response/firewall";
import { logEntry } from "./response/log-entry";
import type { Auth } from "./response/refusals";
import { type Answer, failed, passOn, withinLimit } from "./response/respond";
import type { Route } from "./route";
import { toRequest } from "./send/request";

/** The part of Lambda's context that a client function uses. */
type TimeLeft = Pick<Context, "getRemainingTimeInMillis">;

/** Makes a handler that calls one API for whoever invokes it, and logs one line about each call. */
export function makeHandler(client: Client, auth: Auth) {
  const { system, target } = client;
  return async (event: CallEvent | undefined, context: TimeLeft): Promise<Answer> => {
    const startedAt = system.now();
    let route: Route | undefined;
    try {
      const request = readEvent(event, target.defaultRoute);
      route = request;
      const deadline = deadlineOf(system, target.timeoutMs, context.getRemainingTimeInMillis());
      const answer = await call(client, request, deadline);
      const explanation =
        answer.status === 403
          ? explain(answer, request, auth, firewallRule(toRequest(request, target)))
          : undefined;
      const passed = withinLimit(passOn(answer, explanation));
      system.log(logEntry(answer, request, system.now() - startedAt));
      return passed;
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      system.log(logEntry(error, route, system.now() - startedAt));
      return failed(error);
    }
  };
}
