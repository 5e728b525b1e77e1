import { DEFAULTS } from "../../schema/defaults";
import type { Member, UseDraft } from "../draft";
import { type GrantOutline, grantOutline } from "../provider/grant";
import type { OfferOutline } from "../provider/offer";
import { type ServiceOutline, serviceOutline } from "../service";
import { defaulted } from "../unknown";
import { anyAssumes, type CallerOutline } from "./client";

/** A use of an API; what it is granted is known of a provider of this file. */
export interface UseOutline extends Member<UseDraft>, GrantOutline {
  /** Linked to a provider of this file, or described by its facts. */
  readonly kind?: "linked" | "described";
  /** The provider of the file that has its name. */
  readonly provider?: OfferOutline;
  readonly service: ServiceOutline;
  readonly region?: string;
  /** The clients that call. */
  readonly callers: readonly CallerOutline[];
  /** True if one of them assumes a role for it. */
  readonly isAssumed?: boolean;
}

/** The surroundings of a use. */
interface Around {
  /** The consumer's region. */
  readonly region?: string;
  /** All clients of the consumer. */
  readonly clients: readonly CallerOutline[];
  readonly callers: readonly CallerOutline[];
  readonly provider?: OfferOutline;
}

export function useOutline(
  use: Member<UseDraft>,
  { region, clients, callers, provider }: Around,
): UseOutline {
  const { name, path, value } = use;
  const common = { ...use, provider, callers, isAssumed: anyAssumes(clients, name) };
  if (value === undefined) return { ...common, service: {} };
  if ("api" in value) {
    const { api } = value;
    const type = defaulted(api, "type", DEFAULTS.type);
    const service = serviceOutline(type, defaulted(api, "auth", DEFAULTS.auth));
    return { ...common, kind: "described", service, region: defaulted(api, "region", region) };
  }
  return {
    ...common,
    ...grantOutline(value, path, provider),
    kind: "linked",
    service: provider?.service ?? {},
    region: provider?.region,
  };
}
