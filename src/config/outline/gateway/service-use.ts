import { slotOf } from "../../../model/gateway/slots";
import type { WrittenRoute } from "../../../model/routes/route";
import type { Member, UseDraft } from "../draft";
import { complete, type ListedRoute, listedRoutes } from "../provider/routes";
import { allOf, defaulted } from "../unknown";
import type { ServiceProviderOutline } from "./service-provider";

/** A use of an endpoint service. */
export interface ServiceUseOutline extends Member<UseDraft> {
  /** Linked to a provider of this file, or described by its facts; undefined where it is neither. */
  readonly kind?: "linked" | "described";
  /** The provider of the file that has its name. */
  readonly provider?: ServiceProviderOutline;
  readonly account?: string;
  readonly region?: string;
  /** The zones that the service can be reached in, by id. */
  readonly zones?: readonly string[];
  readonly listed?: readonly ListedRoute[];
  readonly routes?: readonly WrittenRoute[];
  readonly stripPrefix?: boolean;
  /** The place of its endpoint among the addresses of a subnet. */
  readonly slot?: number;
}

/** @param slots the number of addresses that endpoints can take in a subnet of the gateway */
export function serviceUseOutline(
  use: Member<UseDraft>,
  region: string | undefined,
  slots: number | undefined,
  provider: ServiceProviderOutline | undefined,
): ServiceUseOutline {
  const { path, value, name } = use;
  const common = {
    ...use,
    provider,
    stripPrefix: defaulted(value, "stripPrefix", false),
    slot: defaulted(value, "slot", slots && slotOf(name, slots)),
  };
  if (value === undefined || "api" in value) return common;
  if ("endpointService" in value) {
    const facts = value.endpointService;
    const listed = facts?.routes && listedRoutes(facts.routes, [...path, "endpointService", "routes"]);
    return {
      ...{
        ...common,
        kind: "described",
        region,
        account: facts?.account,
        zones: allOf<string>(facts?.zones),
      },
      ...{ listed, routes: complete(listed) },
    };
  }
  const listed = value.routes && listedRoutes(value.routes, [...path, "routes"]);
  return {
    ...{
      ...common,
      kind: "linked",
      account: provider?.account,
      region: provider?.region,
      zones: provider?.zones,
    },
    ...{ listed, routes: complete(listed) },
  };
}
