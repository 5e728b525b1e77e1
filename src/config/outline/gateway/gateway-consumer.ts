import { slotsOf } from "../../../model/gateway/slots";
import {
  type ClientDraft,
  type GatewayConsumerDraft,
  type GatewayDraft,
  type HttpGatewayDraft,
  type Member,
  members,
  type UseDraft,
} from "../draft";
import { type PartyOutline, partyOutline } from "../party";
import { allOf, defaulted } from "../unknown";
import type { ServiceProviderOutline } from "./service-provider";
import { type ServiceUseOutline, serviceUseOutline } from "./service-use";

/** A consumer with a gateway, and the endpoint services that it uses. */
export interface GatewayConsumerOutline extends PartyOutline<GatewayConsumerDraft> {
  readonly zones?: readonly string[];
  /** The number of addresses that endpoints can take in each of its subnets. */
  readonly slots?: number;
  readonly uses: readonly ServiceUseOutline[];
  /** The clients that are gateways; a file without problems has one. */
  readonly gateways: readonly Member<HttpGatewayDraft>[];
  /** Clients of other kinds, which belong to a consumer of their own. */
  readonly others: readonly Member<ClientDraft>[];
}

export function gatewayConsumerOutline(
  member: Member<GatewayConsumerDraft>,
  file: GatewayDraft,
  providers: ReadonlyMap<string, ServiceProviderOutline>,
): GatewayConsumerOutline {
  const party = partyOutline(member, file);
  const { path, value, region } = party;
  const clients = members<HttpGatewayDraft | ClientDraft>(value?.clients, [...path, "clients"]);
  const network = value?.network;
  const cidr = network && "cidr" in network ? network.cidr : undefined;
  const slots = cidr === undefined ? undefined : slotsOf(cidr);
  return {
    ...party,
    zones: network && "zones" in network ? allOf<string>(defaulted(network, "zones", undefined)) : undefined,
    slots,
    uses: members<UseDraft>(value?.uses, [...path, "uses"]).map((use) =>
      serviceUseOutline(use, region, slots, providers.get(use.name)),
    ),
    gateways: clients.filter((client) => isGateway(client)),
    others: clients.filter((client) => !isGateway(client)) as readonly Member<ClientDraft>[],
  };
}

function isGateway(client: Member<HttpGatewayDraft | ClientDraft>): client is Member<HttpGatewayDraft> {
  return client.value?.type === "http-gateway";
}
