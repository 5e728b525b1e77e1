import { parseRoute, routeKey } from "../../model/routes/route";
import { type Call, clientName } from "./call";

/** The outcome of asking for one call by its text: the calls, or what was expected instead. */
export type AskedCalls = { readonly calls: readonly Call[] } | { readonly problem: string };

/** The calls that a text names: `direct GET /`, `consumer/direct GET /`, or a client alone. */
export function askedCalls(calls: readonly Call[], text: string): AskedCalls {
  const [client = "", ...rest] = text.trim().split(/\s+/);
  const route = rest.length === 0 ? undefined : parseRoute(rest.join(" "));
  if (rest.length > 0 && route === undefined)
    return { problem: `expected a call such as "direct GET /", got ${JSON.stringify(text)}` };
  const named = calls.filter((call) => [call.client.name, clientName(call)].includes(client));
  const clients = [...new Set(named.map(clientName))];
  if (clients.length !== 1) {
    const known = [...new Set(calls.map(clientName))].join(", ");
    return { problem: `expected one of the clients (${known}), got ${JSON.stringify(client)}` };
  }
  const asked = named.filter((call) => route === undefined || routeKey(call.route) === routeKey(route));
  if (asked.length > 0) return { calls: asked };
  const routes = named.map((call) => routeKey(call.route)).join(", ");
  return { problem: `expected a route that ${client} uses (${routes}), got ${rest.join(" ")}` };
}
