/** A consumer whose endpoints may connect to an endpoint service. */
export interface ConnectingConsumer {
  readonly account: string;
  readonly endpoints: ConnectingEndpoints;
}

/**
 * The endpoints that the file names; the one that the consumer's stack puts out; or none yet, as the file says that the consumer
 * has no state.
 */
type ConnectingEndpoints =
  | { readonly kind: "stated"; readonly ids: readonly string[] }
  | { readonly kind: "linked" }
  | { readonly kind: "pending" };

/** Consumers of an endpoint service, by name. */
export type ConnectingConsumers = Readonly<Record<string, ConnectingConsumer>>;
