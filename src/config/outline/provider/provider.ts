import { resolve } from "node:path";
import { accessRoleName } from "../../../model/aws/names";
import type { Route, WrittenRoute } from "../../../model/routes/route";
import { answeredRoutes } from "../../../model/routes/written-routes";
import type { Path } from "../../findings/finding";
import { DEFAULTS } from "../../schema/defaults";
import type { ConsumerOutline } from "../consumer/consumer";
import type { UseOutline } from "../consumer/use";
import {
  type DeploymentDraft,
  type ExternalConsumerDraft,
  type Member,
  members,
  type ProviderDraft,
} from "../draft";
import { type PartyOutline, partyOutline } from "../party";
import { type ServiceOutline, serviceOutline } from "../service";
import { allOf, anyOf, defaulted } from "../unknown";
import { type BackendOutline, backendOutline } from "./backend";
import type { DescribedApi } from "./described-apis";
import { type GrantOutline, grantOutline } from "./grant";
import { complete, type OfferedRoute, offeredRoutes } from "./routes";

type RuleGroupsDraft = readonly (string | undefined)[] | undefined;

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
  readonly externals: readonly ExternalOutline[];
}

/** A provider with its consumers, those of the file first. */
export interface ProviderOutline extends OfferOutline {
  readonly grantees: readonly GranteeOutline[];
  /** The roles that consumers assume. */
  readonly accessRoles: readonly AccessRoleOutline[];
  /** True if there is one. */
  readonly isAssumed?: boolean;
}

/** A use of a provider by a consumer of the file. */
interface Linked {
  readonly consumer: ConsumerOutline;
  readonly use: UseOutline;
}

/** A consumer, be it of the file or outside, as one that a provider grants routes to. */
export interface GranteeOutline extends GrantOutline {
  readonly name: string;
  /** The use, or the external consumer. */
  readonly path: Path;
  /** True where roles of the provider's own account call as themselves. */
  readonly isOwnAccount: boolean;
  /** The endpoints that the file names. */
  readonly endpointIds: readonly string[];
}

export interface ExternalOutline extends Member<ExternalConsumerDraft>, GrantOutline {
  /** True if roles of it may assume the access role. */
  readonly isTrusted?: boolean;
}

interface AccessRoleOutline {
  /** The consumer that it is for, of this file or outside. */
  readonly consumer: Member<unknown>;
  readonly name?: string;
}

export function offerOutline(
  member: Member<ProviderDraft>,
  file: DeploymentDraft,
  folder: string,
  described?: DescribedApi,
): OfferOutline {
  const { path, value } = member;
  const { type, auth, waf, ...service } = value?.service ?? {};
  const groups: RuleGroupsDraft = defaulted(
    waf || undefined,
    "managedRuleGroups",
    DEFAULTS.managedRuleGroups,
  );
  const routes = offeredRoutes(member, folder, described);
  const offered = complete(routes);
  const offer = { offered, answered: offered && answeredRoutes(offered) };
  const externals = members<ExternalConsumerDraft>(value?.externalConsumers, [...path, "externalConsumers"]);
  return {
    ...partyOutline(member, file),
    ...offer,
    service: serviceOutline(type, auth),
    document: "routes" in service ? undefined : service.openapi && resolve(folder, service.openapi),
    routes,
    ruleGroups: allOf(groups),
    backend: backendOutline(member, routes, folder),
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

/**
 * @param users the uses of it by consumers of the file
 * @param assuming the consumers of the file with clients that assume a role of it
 * @param isClear true if that is known of all clients
 */
export function providerOutline(
  offer: OfferOutline,
  users: readonly Linked[],
  assuming: readonly ConsumerOutline[],
  isClear: boolean,
): ProviderOutline {
  const { physicalName, externals } = offer;
  const consumers = [...assuming, ...externals.filter(({ isTrusted }) => isTrusted)];
  return {
    ...offer,
    grantees: granteesOf(offer, users),
    accessRoles: consumers.map((consumer) => ({
      consumer,
      name: physicalName && accessRoleName(physicalName, consumer.name),
    })),
    isAssumed: anyOf([
      assuming.length > 0 || (isClear ? false : undefined),
      ...externals.map(({ isTrusted }) => isTrusted),
    ]),
  };
}

function granteesOf({ account, service, externals }: OfferOutline, users: readonly Linked[]) {
  const isOwn = (other: string | undefined) => service.auth === "iam" && account && other === account;
  return [
    ...users.map(({ consumer: { name, account, value }, use }): GranteeOutline => {
      const callsItself = use.value?.allowRoles || use.callers.some(({ auth }) => auth === "direct");
      const endpointId = value?.endpoints?.executeApi?.existing;
      return {
        ...{ ...use, name, endpointIds: endpointId ? [endpointId] : [] },
        isOwnAccount: Boolean(isOwn(account) && callsItself),
      };
    }),
    ...externals.map(
      ({ value, ...external }): GranteeOutline => ({
        ...external,
        isOwnAccount: Boolean(isOwn(value?.account) && value?.callerRoleArns),
        endpointIds: (value?.endpointIds ?? []).flatMap((id) => id ?? []),
      }),
    ),
  ];
}
