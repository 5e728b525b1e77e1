/** The state of an endpoint, and of its connection to an endpoint service, as EC2 spells it. */
export type ConnectionState = "pendingAcceptance" | "available" | "rejected" | "deleted";

/** The connection of an interface endpoint to an endpoint service. */
export interface EndpointConnection {
  readonly connectionId: string;
  readonly serviceId: string;
  readonly endpointId: string;
  /** The account that the endpoint is in. */
  readonly endpointOwner: string;
  readonly region: string;
  readonly createdAt: Date;
  readonly state: ConnectionState;
}

/** Every connection, in whatever state, by the id of its endpoint. The emulator has no notion of them. */
export class EndpointConnections {
  readonly #byEndpoint = new Map<string, EndpointConnection>();

  of(endpointId: string): EndpointConnection | undefined {
    return this.#byEndpoint.get(endpointId);
  }

  to(serviceId: string): readonly EndpointConnection[] {
    return [...this.#byEndpoint.values()].filter((one) => one.serviceId === serviceId);
  }

  /** The services that ever had a connection. */
  serviceIds(): readonly string[] {
    return [...new Set([...this.#byEndpoint.values()].map(({ serviceId }) => serviceId))];
  }

  made(connection: Omit<EndpointConnection, "connectionId" | "createdAt">): void {
    const connectionId = connection.endpointId.replace("vpce-", "vpce-con-");
    this.#byEndpoint.set(connection.endpointId, { ...connection, connectionId, createdAt: new Date() });
  }

  change(endpointId: string, state: ConnectionState): void {
    const before = this.#byEndpoint.get(endpointId);
    if (before !== undefined) this.#byEndpoint.set(endpointId, { ...before, state });
  }
}
