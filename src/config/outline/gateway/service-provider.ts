import { resolve } from "node:path";
import type { GatewayDraft, Member, ServiceProviderDraft } from "../draft";
import { type PartyOutline, partyOutline } from "../party";
import { allOf, defaulted } from "../unknown";

/** A provider of an endpoint service by itself. */
export interface ServiceProviderOutline extends PartyOutline<ServiceProviderDraft> {
  readonly compute?: ComputeDraft["type"];
  /** The zones that the service can be reached in, by id. */
  readonly zones?: readonly string[];
  /** Of instances, the absolute path of their program. */
  readonly entry?: string;
}

export type ComputeDraft = NonNullable<NonNullable<ServiceProviderDraft["service"]>["compute"]>;

/** @param folder that the paths of the file are relative to */
export function serviceProviderOutline(
  member: Member<ServiceProviderDraft>,
  file: GatewayDraft,
  folder: string,
): ServiceProviderOutline {
  const { value } = member;
  const compute: ComputeDraft | undefined = value?.service?.compute;
  const around = compute?.type === "existing" ? compute : value?.network;
  const entry = compute?.type === "ec2" ? compute.entry : undefined;
  return {
    ...partyOutline(member, file),
    compute: compute?.type,
    zones: allOf<string>(defaulted(around, "zones", undefined)),
    entry: entry && resolve(folder, entry),
  };
}
