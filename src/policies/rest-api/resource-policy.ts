import { isPrivate, isPublic } from "../../model/services/traits";
import { type PolicyDocument, policyDocument } from "../document";
import { allowAnyone, allowConsumers, allowSid, groupsOf } from "./allow-consumers";
import {
  denyElsewhere,
  denyOtherEndpoints,
  denyOtherRolesOfThisAccount,
  elsewhereSid,
  needsElsewhere,
  rolesTiedByDeny,
} from "./deny-callers";
import {
  denyNeedlessEncodings,
  denyRoutes,
  denyUnnormalizedPaths,
  type RoutesDeny,
  routesDeny,
} from "./deny-routes";
import { toldApart } from "./joint-grant";
import type { LinkedGrant, OfferedApi } from "./linked-grant";

export { UNLINKED } from "./deny-callers";

/**
 * The resource policy of a REST API, the provider's half of every decision. A caller of another account needs
 * an Allow both here and in its own policy. A caller of this account needs only one of the two, so limits for
 * such roles are Denies. Principals are accounts, narrowed by `aws:PrincipalArn`, since a role named as
 * principal must exist when the policy is saved. Conditions on endpoints are for private APIs only: a call of
 * a regional API has no `aws:SourceVpce`, and a negated condition on it would deny everybody.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html
 */
export function resourcePolicy(api: OfferedApi, grants: readonly LinkedGrant[]): PolicyDocument {
  return explainedResourcePolicy(api, grants).resourcePolicy;
}

/** The `Sid`s of the statements about one consumer. */
export interface GrantSids {
  /** The Allow of its routes. */
  readonly allow: string;
  /** The Deny that ties these roles to the consumer's endpoints; the Allow ties the other roles. */
  readonly elsewhere?: { readonly sid: string; readonly roleArns: readonly string[] };
  /** The Deny of other routes. */
  readonly routes: RoutesDeny;
}

/** The policy, and the `Sid`s of its statements about each consumer; a public API has no consumers. */
export function explainedResourcePolicy(
  api: OfferedApi,
  grants: readonly LinkedGrant[],
): { readonly resourcePolicy: PolicyDocument; readonly grantSids: Readonly<Record<string, GrantSids>> } {
  if (isPublic(api)) return { resourcePolicy: policyDocument([allowAnyone(api)]), grantSids: {} };
  const apart = toldApart(api, grants);
  const groups = groupsOf(api, apart);
  const held = apart.map((grant) => ({ grant, routes: routesDeny(api, grant) }));
  const denied = held.map(({ routes }) => routes);
  const document = policyDocument([
    ...groups.map((group) => allowConsumers(api, group)),
    ...(isPrivate(api) ? [denyOtherEndpoints(api, apart)] : []),
    ...(api.auth === "iam" ? [denyOtherRolesOfThisAccount(api, apart)] : []),
    ...(needsElsewhere(api, apart) ? groups.flatMap((group) => denyElsewhere(api, group)) : []),
    ...denied.flatMap((deny) => denyRoutes(api, deny)),
    ...denyNeedlessEncodings(api, denied),
    ...denyUnnormalizedPaths(api, denied),
  ]);
  const groupOf = new Map(groups.flatMap((group) => group.map((grant) => [grant, group] as const)));
  const sids = held.flatMap(({ grant, routes }) => {
    const group = groupOf.get(grant) ?? ([grant] as const);
    const roleArns = needsElsewhere(api, apart) ? rolesTiedByDeny(api, group, grant) : [];
    const elsewhere = roleArns.length > 0 ? { sid: elsewhereSid(grant.consumer), roleArns } : undefined;
    const meant = apart === grants ? [grant] : grants;
    return meant.map(({ consumer }) => [consumer, { allow: allowSid(group), elsewhere, routes }] as const);
  });
  return { resourcePolicy: document, grantSids: Object.fromEntries(sids) };
}
