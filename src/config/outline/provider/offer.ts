import { resolve } from "node:path";
import type { Route, WrittenRoute } from "../../../model/routes/route";
import { answeredRoutes } from "../../../model/routes/written-routes";
import type { ReadTrustStore } from "../../trust-store/read-trust-store";
import {
  type DeploymentDraft,
  type ExternalConsumerDraft,
  type Member,
  members,
  type ProviderDraft,
} from "../draft";
import { type PartyOutline, partyOutline } from "../party";
import { ruleGroups } from "../rule-groups";
import { type ServiceOutline, serviceOutline } from "../service";
import { defaulted } from "../unknown";
import { type BackendOutline, backendOutline } from "./backend";
import type { DescribedApi } from "./described-apis";
import { type EntranceOutline, entranceOutline } from "./entrance";
import { type GrantOutline, grantOutline } from "./grant";
import { complete, type OfferedRoute, offeredRoutes } from "./routes";

/** A provider by itself. */
export interface OfferOutline extends PartyOutline<ProviderDraft> {
  readonly service: ServiceOutline;
  /** The absolute path of the OpenAPI document that describes its routes, in place of a list. */
  readonly document?: string;
  readonly routes?: readonly OfferedRoute[];
  /** The routes alone; unknown where one of them is. */
  readonly offered?: readonly WrittenRoute[];
  /** The routes that these stand for. */
  readonly answered?: readonly Route[];
  /** The managed rules of its firewall; undefined too where it has none. */
  readonly ruleGroups?: readonly string[];
  readonly backend: BackendOutline;
  /** The way in for holders of certificates; absent too where there is none. */
  readonly entrance?: EntranceOutline;
  readonly externals: readonly ExternalOutline[];
}

export interface ExternalOutline extends Member<ExternalConsumerDraft>, GrantOutline {
  /** True if roles of it may assume the access role. */
  readonly isTrusted?: boolean;
}

/** The files of a provider, as they were read. */
interface ReadFiles {
  readonly described?: DescribedApi;
  readonly trustStore?: ReadTrustStore;
}

export function offerOutline(
  member: Member<ProviderDraft>,
  file: DeploymentDraft,
  folder: string,
  { described, trustStore }: ReadFiles,
): OfferOutline {
  const { path, value } = member;
  const { type, auth, waf, ...service } = value?.service ?? {};
  const routes = offeredRoutes(member, folder, described);
  const offered = complete(routes);
  const offer = { offered, answered: offered && answeredRoutes(offered) };
  const kind = serviceOutline(type, auth);
  const externals = members<ExternalConsumerDraft>(value?.externalConsumers, [...path, "externalConsumers"]);
  return {
    ...partyOutline(member, file),
    ...offer,
    service: kind,
    document: "routes" in service ? undefined : service.openapi && resolve(folder, service.openapi),
    routes,
    ruleGroups: ruleGroups(waf),
    backend: backendOutline(member, routes, folder),
    entrance: kind.hasEntrance ? entranceOutline(member, trustStore) : undefined,
    externals: externals.map((one) => ({
      ...one,
      ...grantOutline(one.value, one.path, offer),
      isTrusted: isTrusted(one.value),
    })),
  };
}

function isTrusted(external: ExternalConsumerDraft | undefined): boolean | undefined {
  const roles: readonly unknown[] | undefined = defaulted(external, "trustedRoleArns", []);
  return roles && roles.length > 0;
}
