import type { Call } from "../../access/evaluation/call";
import type { ProviderWorld } from "../../access/world/world";

/** The part of a call that comes through an entrance. */
export type EntranceCall = Pick<Call, "endpoint" | "handshake">;

/**
 * A call through an API's entrance, with the certificate of the consumer whose endpoint it is; from an endpoint that is nobody's it has
 * none. Undefined where neither a consumer nor an endpoint is named.
 * @param via an endpoint's id, or the name of a consumer
 */
export function entranceCall({ api, certificates }: ProviderWorld, via: string): EntranceCall | undefined {
  const known = api.entrance?.connections.find(
    ({ consumer, endpointIds }) => consumer === via || endpointIds.includes(via),
  );
  if (known === undefined)
    return via.startsWith("vpce-") ? { endpoint: { id: via, owner: via }, handshake: UNSHOWN } : undefined;
  const { consumer, account, endpointIds } = known;
  const [id = via] = endpointIds.includes(via) ? [via] : endpointIds;
  const [certificate] = certificates?.[consumer] ?? [];
  return {
    endpoint: { id, owner: consumer, account },
    handshake: certificate ? { kind: "verified", certificate } : UNSHOWN,
  };
}

const UNSHOWN = { kind: "refused", because: "no-certificate" } as const;
