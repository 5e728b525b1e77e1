import { CLIENTS } from "../../model/clients/traits";
import type { Client, Consumer, Use } from "../../model/consumer";
import type { Deployment } from "../../model/deployment";
import type { Grant } from "../../model/grant";
import type { Provider } from "../../model/provider";
import { parseRoute, type Route, routeKey } from "../../model/routes/route";

/** A call that the deployment promises, and that doctor is asked about. */
export interface ExaminedCall {
  /** `consumer/direct GET /`. */
  readonly name: string;
  readonly consumer: Consumer;
  readonly client: Client;
  readonly use: Use;
  readonly route: Route;
  /** The provider of the deployment; absent for an API that the file describes by its facts alone. */
  readonly provider?: Provider;
  /** The provider's grant to the consumer. */
  readonly grant?: Grant;
  /** The consumers of the deployment that use that provider. */
  readonly linked: readonly Consumer[];
  /** The providers of the deployment that the consumer uses. */
  readonly usedProviders: readonly Provider[];
}

/**
 * Every declared call of a client. Front doors and gateways are left out: they are APIs of their own, whose callers the deployment
 * does not know.
 */
export function examinedCalls(deployment: Deployment): readonly ExaminedCall[] {
  return deployment.consumers.flatMap((consumer) =>
    consumer.clients
      .filter(({ type }) => type !== "rest-front-door")
      .flatMap((client) =>
        client.use.routes.map((route) => examinedCall(deployment, consumer, client, route)),
      ),
  );
}

function examinedCall(
  { providers, consumers }: Deployment,
  consumer: Consumer,
  client: Client,
  route: Route,
): ExaminedCall {
  const { use } = client;
  const provider =
    use.apiId === undefined ? providers.find(({ stackId }) => stackId === use.name) : undefined;
  const grant = provider?.grants.find((one) => one.consumer === consumer.stackId && !one.isExternal);
  const name = `${consumer.stackId}/${client.name} ${routeKey(route)}`;
  const linked = provider
    ? consumers.filter(({ uses }) => uses.some((one) => one.name === provider.stackId))
    : [];
  const usedProviders = providers.filter(({ stackId }) =>
    consumer.uses.some((one) => one.apiId === undefined && one.name === stackId),
  );
  return { name, consumer, client, use, route, provider, grant, linked, usedProviders };
}

/** The outcome of asking for one call by its text: the calls, or what was expected instead. */
export type AskedCalls = { readonly calls: readonly ExaminedCall[] } | { readonly problem: string };

/** The calls that a text names: `direct GET /`, `consumer/direct GET /`, or a client alone. */
export function askedCalls(calls: readonly ExaminedCall[], text: string): AskedCalls {
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

export function clientName({ consumer, client }: Pick<ExaminedCall, "consumer" | "client">): string {
  return `${consumer.stackId}/${client.name}`;
}

/** The name of a client's function, which is that of its role too; undefined if the client is none that Crosslink makes. */
export function clientFunctionName({ consumer, client }: ExaminedCall): string | undefined {
  return client.type === "lambda" && CLIENTS[client.type].isMade
    ? `${consumer.name}-${client.name}`
    : undefined;
}
