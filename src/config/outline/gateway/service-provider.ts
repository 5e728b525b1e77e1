import { resolve } from "node:path";
import type { Path } from "../../findings/finding";
import {
  type ExternalConsumerDraft,
  type GatewayDraft,
  type Member,
  members,
  type ServiceProviderDraft,
} from "../draft";
import { type PartyOutline, partyOutline } from "../party";
import { allOf, defaulted } from "../unknown";

/** A provider of an endpoint service by itself. */
export interface ServiceProviderOutline extends PartyOutline<ServiceProviderDraft> {
  readonly compute?: ComputeDraft["type"];
  /** The zones that the service can be reached in, by id, and their place. */
  readonly zones?: readonly string[];
  readonly zonesPath: Path;
  /** The absolute path of the instances' program; absent for other servers. */
  readonly entry?: string;
  readonly externals: readonly Member<ExternalConsumerDraft>[];
}

export type ComputeDraft = NonNullable<NonNullable<ServiceProviderDraft["service"]>["compute"]>;

/** @param folder that the paths of the file are relative to */
export function serviceProviderOutline(
  member: Member<ServiceProviderDraft>,
  file: GatewayDraft,
  folder: string,
): ServiceProviderOutline {
  const { path, value } = member;
  const compute: ComputeDraft | undefined = value?.service?.compute;
  const isThere = compute?.type === "existing";
  const around = isThere ? compute : value?.network;
  const entry = compute?.type === "ec2" ? compute.entry : undefined;
  return {
    ...partyOutline(member, file),
    compute: compute?.type,
    zones: allOf<string>(defaulted(around, "zones", undefined)),
    zonesPath: [...path, ...(isThere ? ["service", "compute"] : ["network"]), "zones"],
    entry: entry && resolve(folder, entry),
    externals: members<ExternalConsumerDraft>(value?.externalConsumers, [...path, "externalConsumers"]),
  };
}
