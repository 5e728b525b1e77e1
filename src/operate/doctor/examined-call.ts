import { physicalName } from "../../model/aws/names";
import { CLIENTS } from "../../model/clients/traits";
import type { Client, Consumer, Use } from "../../model/consumer";
import type { Deployment } from "../../model/deployment";
import type { Grant } from "../../model/grant";
import type { Party } from "../../model/party";
import type { Provider } from "../../model/provider";
import { type Route, routeKey } from "../../model/routes/route";
import type { Call } from "./call";
import type { LinkCall } from "./private-link/link-call";

/** A call of a REST API that the deployment promises. */
export interface ExaminedCall extends Call, LinkCall {
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

/** Every declared call of a client; of a front door every route that one of its callers may call. */
export function examinedCalls(deployment: Deployment): readonly ExaminedCall[] {
  return deployment.consumers.flatMap((consumer) =>
    consumer.clients.flatMap((client) =>
      routesOf(client).map((route) => examinedCall(deployment, consumer, client, route)),
    ),
  );
}

function routesOf(client: Client): readonly Route[] {
  if (client.type !== "rest-front-door") return client.use.routes;
  const called = new Set(client.callers.flatMap(({ routes }) => routes.map(routeKey)));
  return client.use.routes.filter((route) => called.has(routeKey(route)));
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
  const parties: readonly Party[] = [consumer, ...linked, ...usedProviders];
  const link = use.entrance && {
    endpointName: physicalName(consumer.name, use.name),
    address: `aws_vpc_endpoint.entrance_${use.name}`,
  };
  return { name, consumer, client, use, route, provider, grant, linked, usedProviders, parties, link };
}

/** The name of a client's function, which is that of its role too; undefined if the client is none that Crosslink makes. */
export function clientFunctionName({ consumer, client }: ExaminedCall): string | undefined {
  return client.type === "lambda" && CLIENTS[client.type].isMade
    ? `${consumer.name}-${client.name}`
    : undefined;
}
