import { apiArn } from "../../model/aws/arn";
import { sidPart } from "../../model/aws/names";
import { rolesOf } from "../../model/grant";
import { isReachedByEndpoint } from "../../model/services/traits";
import { type Condition, oneOrMany, type Statement } from "../document";
import { isNoneOf, isOneOf } from "../roles/role-condition";
import type { Group } from "./allow-consumers";
import { denyInvoke } from "./deny-invoke";
import { endpointsOf, type LinkedGrant, type OfferedApi, rolesOfThisAccount } from "./linked-grant";

/** Stands for an endpoint's id until it is known; no endpoint has this id. */
export const UNLINKED = "unlinked";

export const DENY_OTHER_ENDPOINTS = "DenyOtherEndpoints";

/** Denies every call that does not come through a known endpoint, from outside a VPC included. */
export function denyOtherEndpoints(api: OfferedApi, grants: readonly LinkedGrant[]): Statement {
  const known = endpointsOf(grants);
  return deny(api, DENY_OTHER_ENDPOINTS, {
    StringNotEquals: { "aws:SourceVpce": oneOrMany(known.length > 0 ? known : [UNLINKED]) },
  });
}

export const DENY_OTHER_ROLES = "DenyOtherRolesOfThisAccount";

/** Denies this account's other roles, whose own policies alone would let them in through a known endpoint. */
export function denyOtherRolesOfThisAccount(api: OfferedApi, grants: readonly LinkedGrant[]): Statement {
  const known = grants.flatMap((grant) => rolesOfThisAccount(api, grant));
  return deny(api, DENY_OTHER_ROLES, {
    StringEquals: { "aws:PrincipalAccount": api.account },
    ...(known.length > 0 && isNoneOf(known)),
  });
}

export function elsewhereSid(consumer: string): string {
  return `Deny${sidPart(consumer)}Elsewhere`;
}

/**
 * Denies a consumer's roles at other endpoints than its own, for the roles that its Allow does not tie to
 * them.
 */
export function denyElsewhere(api: OfferedApi, group: Group): readonly Statement[] {
  return group.flatMap((grant) => {
    const roles = rolesTiedByDeny(api, group, grant);
    if (roles.length === 0) return [];
    return deny(api, elsewhereSid(grant.consumer), {
      ...isOneOf(roles),
      StringNotEquals: { "aws:SourceVpce": oneOrMany(grant.endpointIds) },
    });
  });
}

/**
 * The roles that the Allow does not tie to the consumer's endpoint: roles of this account, and all roles of a
 * shared Allow.
 */
export function rolesTiedByDeny(api: OfferedApi, group: Group, grant: LinkedGrant): readonly string[] {
  return group.length > 1 ? rolesOf(grant) : rolesOfThisAccount(api, grant);
}

/**
 * True if an API knows several consumers by their roles: each role must then be tied to its consumer's
 * endpoint.
 */
export function needsElsewhere(api: OfferedApi, grants: readonly LinkedGrant[]): boolean {
  return isReachedByEndpoint(api) && api.auth === "iam" && grants.length > 1;
}

/** A Deny of the whole API. */
function deny(api: OfferedApi, sid: string, condition: Condition): Statement {
  return denyInvoke(sid, [`${apiArn(api)}/*`], condition);
}
