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
import { denyNeedlessEncodings, denyRoutes, type RoutesDeny, routesDeny } from "./deny-routes";
import type { LinkedGrant, OfferedApi } from "./linked-grant";

export { UNLINKED } from "./deny-callers";

/**
 * The resource policy of a REST API, the provider's half of every decision. To a caller of another account it must
 * allow and the caller's own policy as well; a caller of this account gets in when either allows, so what holds for
 * those roles is said as a Deny. Accounts are the principals, narrowed by `aws:PrincipalArn`: a role named as principal
 * has to exist when the policy is saved. What is said about endpoints is for private APIs only: a call of a regional
 * one has no `aws:SourceVpce`, and a negated condition on it would deny everybody.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html
 */
export function resourcePolicy(api: OfferedApi, grants: readonly LinkedGrant[]): PolicyDocument {
  return explainedResourcePolicy(api, grants).resourcePolicy;
}

/** The statements that are about one consumer. */
export interface GrantSids {
  /** Lets it in. */
  readonly allow: string;
  /** Ties these roles to the consumer's endpoints; any other role is tied by the Allow. */
  readonly elsewhere?: { readonly sid: string; readonly roleArns: readonly string[] };
  /** Holds it to its routes. */
  readonly routes: RoutesDeny;
}

/** The policy, and by consumer what is about it; a public API has no consumers. */
export function explainedResourcePolicy(
  api: OfferedApi,
  grants: readonly LinkedGrant[],
): { readonly resourcePolicy: PolicyDocument; readonly grantSids: Readonly<Record<string, GrantSids>> } {
  if (isPublic(api)) return { resourcePolicy: policyDocument([allowAnyone(api)]), grantSids: {} };
  const groups = groupsOf(api, grants);
  const held = grants.map((grant) => ({ grant, routes: routesDeny(api, grant) }));
  const denied = held.map(({ routes }) => routes);
  const document = policyDocument([
    ...groups.map((group) => allowConsumers(api, group)),
    ...(isPrivate(api) ? [denyOtherEndpoints(api, grants)] : []),
    ...(api.auth === "iam" ? [denyOtherRolesOfThisAccount(api, grants)] : []),
    ...(needsElsewhere(api, grants) ? groups.flatMap((group) => denyElsewhere(api, group)) : []),
    ...denied.flatMap((deny) => denyRoutes(api, deny)),
    ...denyNeedlessEncodings(api, denied),
  ]);
  const groupOf = new Map(groups.flatMap((group) => group.map((grant) => [grant, group] as const)));
  const sids = held.map(({ grant, routes }) => {
    const group = groupOf.get(grant) ?? ([grant] as const);
    const roleArns = needsElsewhere(api, grants) ? rolesTiedByDeny(api, group, grant) : [];
    const elsewhere = roleArns.length > 0 ? { sid: elsewhereSid(grant.consumer), roleArns } : undefined;
    return [grant.consumer, { allow: allowSid(group), elsewhere, routes }] as const;
  });
  return { resourcePolicy: document, grantSids: Object.fromEntries(sids) };
}
