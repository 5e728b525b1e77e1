import { backendName } from "../functions";
import { logGroupArn, on } from "../needed";
import type { Reading } from "../reading";
import { type LogEvent, recentEvents } from "./recent-events";

/** The most entries that are kept. */
const MAX_ERRORS = 5;

/** Entries of the function behind a route that speak of an error, newest last. */
export const backendErrorsReading: Reading<readonly LogEvent[]> = {
  what: "the log of the function behind the route",
  key: (call) => backendName(call) ?? call.name,
  needs: (call) => {
    const name = backendName(call);
    if (call.provider === undefined || name === undefined) return [];
    return on(call.provider, logGroupArn(call.provider, `/aws/lambda/${name}`), "logs:FilterLogEvents");
  },
  read: async (call, { aws, ...since }) => {
    const name = backendName(call);
    if (call.provider === undefined || name === undefined) return [];
    const events = await recentEvents(aws(call.provider).client("logs"), `/aws/lambda/${name}`, since);
    return events.filter(({ message }) => /error|exception|timed out/i.test(message)).slice(-MAX_ERRORS);
  },
};
