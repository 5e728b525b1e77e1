import type { Route, WrittenRoute } from "../../../model/routes/route";
import { answeredRoutes, writtenRoutes } from "../../../model/routes/written-routes";
import type { Path } from "../../findings/finding";
import { DEFAULTS } from "../../schema/defaults";
import type { Member, UseDraft } from "../draft";
import { type GrantOutline, grantOutline } from "../provider/grant";
import type { OfferOutline } from "../provider/offer";
import { complete, listedRoutes } from "../provider/routes";
import { type ServiceOutline, serviceOutline } from "../service";
import { allOf, defaulted } from "../unknown";
import { anyAssumes, type CallerOutline } from "./client";
import { type UsedEntranceOutline, usedEntranceOutline } from "./entrance";
import { type KeyOutline, keyOutline } from "./key";

/** A use of an API, with what it is granted. */
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
  /** The routes that it grants, as those may write them whom its clients let call. */
  readonly written?: readonly WrittenRoute[];
  /** The key of its calls; absent too where callers are known otherwise. */
  readonly key?: KeyOutline;
  /** The entrance that its calls go through; absent too where they reach the API by its own name. */
  readonly entrance?: UsedEntranceOutline;
}

/** The surroundings of a use. */
interface Around {
  /** The consumer's region. */
  readonly region?: string;
  /** The number of addresses that entrances' endpoints can take in each of its subnets. */
  readonly slots?: number;
  /** All clients of the consumer. */
  readonly clients: readonly CallerOutline[];
  readonly callers: readonly CallerOutline[];
  readonly provider?: OfferOutline;
}

export function useOutline(
  use: Member<UseDraft>,
  { region, slots, clients, callers, provider }: Around,
): UseOutline {
  const { name, path, value } = use;
  const common = { ...use, provider, callers, isAssumed: anyAssumes(clients, name) };
  if (value === undefined) return { ...common, service: {} };
  if ("api" in value) {
    const { api } = value;
    const type = defaulted(api, "type", DEFAULTS.type);
    const service = serviceOutline(type, defaulted(api, "auth", DEFAULTS.auth));
    const written = describedRoutes(api, path);
    const granted = written && answeredRoutes(written);
    return {
      ...{ ...common, kind: "described", service, granted, written, key: keyOf(use, service, granted) },
      region: defaulted(api, "region", region),
      entrance: service.hasEntrance
        ? usedEntranceOutline(use, slots, { domain: api?.domain, zones: allOf<string>(api?.zones) })
        : undefined,
    };
  }
  // Only gateways use endpoint services.
  if ("endpointService" in value) return { ...common, service: {} };
  const grant = grantOutline(value, path, provider);
  const service = provider?.service ?? {};
  return {
    ...{ ...common, ...grant, kind: "linked", service },
    written: grant.granted && provider?.offered && writtenRoutes(grant.granted, provider.offered),
    key: keyOf(use, service, grant.granted),
    region: provider?.region,
    entrance: service.hasEntrance ? usedEntranceOutline(use, slots, provider?.entrance) : undefined,
  };
}

function describedRoutes(
  api: { readonly routes?: readonly (string | undefined)[] } | undefined,
  path: Path,
): readonly WrittenRoute[] | undefined {
  const routes: readonly (string | undefined)[] | undefined = defaulted(api, "routes", DEFAULTS.routes);
  return routes && complete(listedRoutes(routes, [...path, "api", "routes"]));
}

function keyOf(
  { path, value }: Member<UseDraft>,
  { auth }: ServiceOutline,
  granted: readonly Route[] | undefined,
): KeyOutline | undefined {
  if (auth !== "api-key") return undefined;
  const draft: UseDraft["apiKey"] = defaulted(value, "apiKey", {});
  return keyOutline(draft, [...path, "apiKey"], granted, DEFAULTS.key);
}
