import { routeKey } from "../../../model/routes/route";
import type { Found } from "../cause";
import { timeOfDay } from "../refusals";
import type { GatewayEntry } from "./facts/access-log";
import type { GatewayCall } from "./gateway-call";

/**
 * The refusals and failures of a route in the gateway's access log, the latest first. The log knows no client: they are over once
 * anybody was answered on the route.
 */
function openRefusals(log: readonly GatewayEntry[], { route }: GatewayCall): readonly GatewayEntry[] {
  const latest = log.filter((entry) => entry.routeKey === routeKey(route)).toSorted((a, b) => b.at - a.at);
  const answered = latest.findIndex(({ status }) => status < 400);
  return answered === -1 ? latest : latest.slice(0, answered);
}

export function refusedWith(
  log: readonly GatewayEntry[],
  call: GatewayCall,
  matches: (entry: GatewayEntry) => boolean,
  { intended, mend }: { readonly intended: string; readonly mend: string },
): Found | undefined {
  const refused = openRefusals(log, call).find(matches);
  return refused && { evidence: [{ live: entryWords(refused), intended }], mend };
}

/** `12:03:07Z 401 Unauthorized: the token has expired`, `12:03:07Z 503 Service Unavailable: no answer` */
function entryWords({
  at,
  status,
  message,
  authorizerError,
  integrationError,
  userArn,
}: GatewayEntry): string {
  const said = [message, authorizerError ?? integrationError].filter((one) => one !== undefined);
  const by = userArn === undefined ? "" : ` to ${userArn}`;
  return `${timeOfDay(at)} ${status}${by}${said.length === 0 ? "" : ` ${said.join(": ")}`}`;
}
