import type { ServiceConfiguration, VpcEndpoint } from "@aws-sdk/client-ec2";
import { type Arrival, dropped } from "./arrival";
import { wayOverNetworkBalancer } from "./way-over-network-balancer";
import type { World } from "./world";

/** A connection that has reached a network interface of an endpoint. */
export interface AtEndpoint {
  readonly endpoint: VpcEndpoint;
  /** The account of the endpoint. */
  readonly account: string;
  /** The zone of the network interface. */
  readonly zoneId: string | undefined;
  readonly port: number;
}

/**
 * Follows a connection through an interface endpoint to a balancer of its endpoint service, in whatever account that is. Both
 * sides have to say that the connection of the endpoint is available: one that waits for acceptance or was rejected passes
 * nothing.
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html#accept-reject-connection-requests
 */
export async function wayOverPrivateLink(world: World, at: AtEndpoint): Promise<Arrival> {
  const { VpcEndpointId: id, State, ServiceName: name } = at.endpoint;
  if (State?.toLowerCase() !== "available") return dropped(`the endpoint ${id} is ${State}`);
  const service = await endpointService(world, name);
  if (service === undefined) return dropped(`there is no endpoint service ${name}`);
  const connections = await world.facts.endpointConnections(service.account);
  const connection = connections.find(
    (one) => one.VpcEndpointId === id && one.ServiceId === service.configuration.ServiceId,
  );
  if (connection?.VpcEndpointState?.toLowerCase() !== "available")
    return dropped(`the connection of ${id} to ${name} is ${connection?.VpcEndpointState ?? "not there"}`);
  const { NetworkLoadBalancerArns = [] } = service.configuration;
  const ways = { account: service.account, zoneId: at.zoneId, port: at.port };
  for (const arn of NetworkLoadBalancerArns) {
    const arrival = await wayOverNetworkBalancer(world, { ...ways, arn });
    if (arrival !== undefined) return arrival;
  }
  return dropped(`no balancer of ${name} is in the zone ${at.zoneId}`);
}

interface FoundService {
  readonly account: string;
  readonly configuration: ServiceConfiguration;
}

/** The endpoint service of a name, which may be any account's. */
async function endpointService(
  { accountIds, facts }: World,
  name: string | undefined,
): Promise<FoundService | undefined> {
  const all = await Promise.all(
    accountIds.map(async (account) =>
      (await facts.endpointServices(account)).map((configuration) => ({ account, configuration })),
    ),
  );
  return all
    .flat()
    .find(
      ({ configuration }) => configuration.ServiceName === name && configuration.ServiceState === "Available",
    );
}
