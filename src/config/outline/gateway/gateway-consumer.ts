import { slotsOf } from "../../../model/gateway/slots";
import type { WrittenRoute } from "../../../model/routes/route";
import {
  type ClientDraft,
  type GatewayConsumerDraft,
  type GatewayDraft,
  type HttpGatewayDraft,
  type Member,
  members,
  type UseDraft,
} from "../draft";
import { type NetworkKind, networkKind, type PartyOutline, partyOutline } from "../party";
import { allOf, defaulted } from "../unknown";
import { type HttpGatewayOutline, httpGatewayOutline } from "./http-gateway";
import type { ServiceProviderOutline } from "./service-provider";
import { type ServiceUseOutline, serviceUseOutline } from "./service-use";

/** A consumer with a gateway, and the endpoint services that it uses. */
export interface GatewayConsumerOutline extends PartyOutline<GatewayConsumerDraft> {
  readonly network?: NetworkKind;
  /** The block of the VPC that is made. */
  readonly cidr?: string;
  readonly zones?: readonly string[];
  /** The number of addresses that endpoints can take in each of its subnets. */
  readonly slots?: number;
  readonly uses: readonly ServiceUseOutline[];
  /** The routes of all uses; unknown where one of them is. */
  readonly offered?: readonly WrittenRoute[];
  /** The clients that are gateways; a file without problems has one. */
  readonly gateways: readonly HttpGatewayOutline[];
  /** Clients of other kinds, which belong to a consumer of their own. */
  readonly others: readonly Member<ClientDraft>[];
  /**
   * The way by which providers of this file learn its endpoints: from its state, in which they look for them or which the file
   * says is there; or none has to.
   */
  readonly endpointsFrom?: "found state" | "declared state" | "nowhere";
}

export function gatewayConsumerOutline(
  member: Member<GatewayConsumerDraft>,
  file: GatewayDraft,
  providers: ReadonlyMap<string, ServiceProviderOutline>,
): GatewayConsumerOutline {
  const party = partyOutline(member, file);
  const { path, value, region } = party;
  const network = value?.network;
  const cidr = network && "cidr" in network ? network.cidr : undefined;
  const slots = cidr === undefined ? undefined : slotsOf(cidr);
  const uses = members<UseDraft>(value?.uses, [...path, "uses"]).map((use) =>
    serviceUseOutline(use, region, slots, providers.get(use.name)),
  );
  const offered = allOf(uses.map(({ routes }) => routes))?.flat();
  const clients = members<HttpGatewayDraft | ClientDraft>(value?.clients, [...path, "clients"]);
  return {
    ...party,
    network: networkKind(value),
    cidr,
    zones: network && "zones" in network ? allOf<string>(defaulted(network, "zones", undefined)) : undefined,
    slots,
    uses,
    offered,
    gateways: clients.filter(isGateway).map((client) => httpGatewayOutline(client, party, offered)),
    others: clients.filter((client): client is Member<ClientDraft> => !isGateway(client)),
    endpointsFrom: value?.uses && endpointsFrom(file, uses),
  };
}

function isGateway(client: Member<HttpGatewayDraft | ClientDraft>): client is Member<HttpGatewayDraft> {
  return client.value?.type === "http-gateway";
}

function endpointsFrom(
  { state }: GatewayDraft,
  uses: readonly ServiceUseOutline[],
): GatewayConsumerOutline["endpointsFrom"] {
  if (state?.type !== "cloud") return state?.type && "found state";
  return uses.some(({ kind, provider }) => kind === "linked" && provider) ? "declared state" : "nowhere";
}
