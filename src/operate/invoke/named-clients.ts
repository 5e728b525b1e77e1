import type { Client, Consumer } from "../../model/consumer";
import type { Deployment } from "../../model/deployment";
import type { GatewayConsumer, HttpGateway } from "../../model/gateway/gateway";
import type { Party } from "../../model/party";
import type { WrittenRoute } from "../../model/routes/route";
import { OperationError } from "../operation-error";

/** A client with its party, by the name that is printed. */
export interface NamedClient {
  /** `consumer.direct` */
  readonly name: string;
  readonly party: Party;
  readonly client: Client | HttpGateway;
  /** The routes that it may call, or that callers may call through it. */
  readonly routes: readonly WrittenRoute[];
}

/**
 * The clients of a deployment.
 * @param only the name of one; absent = all
 * @throws OperationError if there is none of that name
 */
export function namedClients(deployment: Deployment, only?: string): readonly NamedClient[] {
  const all = [...deployment.consumers.flatMap(ofConsumer), ...deployment.gatewayConsumers.map(ofGateway)];
  if (only === undefined) return all;
  const found = all.filter(({ name }) => name === only);
  if (found.length > 0) return found;
  throw new OperationError(
    `--client: expected one of the clients (${all.map(({ name }) => name).join(", ")}), got "${only}"`,
  );
}

function ofConsumer(party: Consumer): readonly NamedClient[] {
  return party.clients.map((client) => ({
    name: `${party.stackId}.${client.name}`,
    party,
    client,
    routes: client.use.routes,
  }));
}

function ofGateway(party: GatewayConsumer): NamedClient {
  const routes = party.uses.flatMap((use) => use.routes);
  return { name: `${party.stackId}.${party.gateway.name}`, party, client: party.gateway, routes };
}
