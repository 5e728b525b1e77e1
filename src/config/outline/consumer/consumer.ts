import { entranceSlots } from "../../../model/mutual-tls/used-entrance";
import {
  type ClientDraft,
  type ConsumerDraft,
  type DeploymentDraft,
  type Member,
  members,
  type UseDraft,
} from "../draft";
import { grouped } from "../grouped";
import { type NetworkKind, networkKind, type PartyOutline, partyOutline } from "../party";
import type { OfferOutline } from "../provider/offer";
import { allOf, anyOf, defaulted } from "../unknown";
import { anyAssumes, anyIs, anyReadsSecrets, type ClientOutline, callerOutline } from "./client";
import { doorCallerOutlines } from "./door-caller";
import { type EndpointsOutline, endpointsOutline } from "./endpoints";
import { type UseOutline, useOutline } from "./use";

/** A consumer with what it uses and what calls. */
export interface ConsumerOutline extends PartyOutline<ConsumerDraft> {
  readonly network?: NetworkKind;
  /** The zones of the VPC that is made. */
  readonly zones?: readonly string[];
  /** The number of addresses that entrances' endpoints can take in each of its subnets. */
  readonly slots?: number;
  readonly endpoints: EndpointsOutline;
  readonly uses: readonly UseOutline[];
  readonly clients: readonly ClientOutline[];
  /** True if one of its clients assumes a role. */
  readonly assumes?: boolean;
  /** True if one of its clients sends a key, or shows a certificate. */
  readonly readsSecrets?: boolean;
  /** True if one of its clients is a front door. */
  readonly hasFrontDoor?: boolean;
  /** True if one of the APIs that it uses is reached through its own execute-api endpoint. */
  readonly usesEndpoint?: boolean;
  /** True if one of them is reached through an entrance. */
  readonly usesEntrance?: boolean;
  /**
   * The way by which providers of this file learn its endpoint, and the secret of its key: from its state, in which they
   * look for it or which the file says is there, or from the file; or none has to.
   */
  readonly endpointFrom?: "found state" | "declared state" | "file" | "nowhere";
}

export function consumerOutline(
  member: Member<ConsumerDraft>,
  file: DeploymentDraft,
  providers: ReadonlyMap<string, OfferOutline>,
): ConsumerOutline {
  const party = partyOutline(member, file);
  const { path, value, region } = party;
  const clients = members<ClientDraft>(value?.clients, [...path, "clients"]).map((client) =>
    callerOutline(client, party),
  );
  const network = value?.network;
  const cidr = network && "cidr" in network ? network.cidr : undefined;
  const slots = cidr === undefined ? undefined : entranceSlots(cidr);
  const calling = grouped(clients, ({ uses }) => uses);
  const uses = members<UseDraft>(value?.uses, [...path, "uses"]).map((use) =>
    useOutline(use, {
      ...{ region, slots },
      clients,
      callers: calling.get(use.name) ?? [],
      provider: providers.get(use.name),
    }),
  );
  const endpoints = endpointsOutline(value, clients);
  const named = new Map(uses.map((use) => [use.name, use]));
  const useOf = (name: string | undefined) => (name === undefined ? undefined : named.get(name));
  return {
    ...party,
    network: networkKind(value),
    zones: network && "zones" in network ? allOf<string>(defaulted(network, "zones", undefined)) : undefined,
    slots,
    endpoints,
    uses,
    clients: clients.map((client) => ({
      ...client,
      use: useOf(client.uses),
      doorCallers: doorCallerOutlines(client, useOf(client.uses)),
    })),
    assumes: anyAssumes(clients),
    readsSecrets: anyReadsSecrets(clients),
    hasFrontDoor: anyIs(clients, "rest-front-door"),
    usesEndpoint: anyOf(uses.map(({ service }) => service.isReachedByEndpoint)),
    usesEntrance: anyOf(uses.map(({ service }) => service.hasEntrance)),
    endpointFrom: value?.uses && endpointFrom(file, uses, endpoints),
  };
}

function endpointFrom(
  { state }: DeploymentDraft,
  uses: readonly UseOutline[],
  { executeApi }: EndpointsOutline,
): ConsumerOutline["endpointFrom"] {
  if (state?.type !== "cloud") return state?.type && "found state";
  const isOfFile = uses.filter(({ provider }) => provider?.service.isPrivate);
  if (isOfFile.length === 0) return "nowhere";
  if (isOfFile.some(({ service }) => service.auth === "api-key")) return "declared state";
  return executeApi === "existing" ? "file" : "declared state";
}
