import { isPublic } from "../model/provider";
import { type PolicyDocument, policyDocument } from "./document";
import { allowAnyone, allowConsumers, allowSid, groupsOf } from "./rest-api/allow-consumers";
import {
  denyElsewhere,
  denyOtherEndpoints,
  denyOtherRolesOfThisAccount,
  elsewhereSid,
  needsElsewhere,
  rolesTiedByDeny,
} from "./rest-api/deny-callers";
import { denyOtherRoutes, denyOverlaps } from "./rest-api/deny-routes";
import { isPrivate, type LinkedGrant, type OfferedApi } from "./rest-api/linked-grant";

export { UNLINKED } from "./rest-api/deny-callers";

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
  if (isPublic(api)) return policyDocument([allowAnyone(api)]);
  const groups = groupsOf(api, grants);
  return policyDocument([
    ...groups.map((group) => allowConsumers(api, group)),
    ...(isPrivate(api) ? [denyOtherEndpoints(api, grants)] : []),
    ...(api.auth === "iam" ? [denyOtherRolesOfThisAccount(api, grants)] : []),
    ...(needsElsewhere(api, grants) ? groups.flatMap((group) => denyElsewhere(api, group)) : []),
    ...grants.flatMap((grant) => [...denyOtherRoutes(api, grant), ...denyOverlaps(api, grant)]),
  ]);
}

/** The statements that let a consumer in, and hold it to its endpoints. */
export interface GrantSids {
  readonly allow: string;
  /** Of the Deny that ties these roles to the consumer's endpoints; any other role is tied by the Allow. */
  readonly elsewhere?: { readonly sid: string; readonly roleArns: readonly string[] };
}

/** By consumer; a public API has no consumers. */
export function grantSids(
  api: OfferedApi,
  grants: readonly LinkedGrant[],
): Readonly<Record<string, GrantSids>> {
  const isTied = needsElsewhere(api, grants);
  const sids = groupsOf(api, grants).flatMap((group) =>
    group.map((grant) => {
      const roleArns = isTied ? rolesTiedByDeny(api, group, grant) : [];
      const elsewhere = roleArns.length > 0 ? { sid: elsewhereSid(grant.consumer), roleArns } : undefined;
      return [grant.consumer, { allow: allowSid(group), elsewhere }] as const;
    }),
  );
  return Object.fromEntries(sids);
}
