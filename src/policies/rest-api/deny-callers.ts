import { apiArn } from "../../model/aws/arn";
import { sidPart } from "../../model/aws/names";
import { rolesOf } from "../../model/grant";
import { isPrivate } from "../../model/services/traits";
import { type Condition, oneOrMany, type Statement } from "../document";
import { isNoneOf, isOneOf } from "../roles/role-condition";
import type { Group } from "./allow-consumers";
import { denyInvoke } from "./deny-invoke";
import { endpointsOf, type LinkedGrant, type OfferedApi, rolesOfThisAccount } from "./linked-grant";

/** The value that stands for an endpoint's id until that is known: no endpoint can have it. */
export const UNLINKED = "unlinked";

export const DENY_OTHER_ENDPOINTS = "DenyOtherEndpoints";

/** Lets nobody in through any endpoint but the known ones, nor from outside a VPC, whatever else is allowed. */
export function denyOtherEndpoints(api: OfferedApi, grants: readonly LinkedGrant[]): Statement {
  const known = endpointsOf(grants);
  return deny(api, DENY_OTHER_ENDPOINTS, {
    StringNotEquals: { "aws:SourceVpce": oneOrMany(known.length > 0 ? known : [UNLINKED]) },
  });
}

export const DENY_OTHER_ROLES = "DenyOtherRolesOfThisAccount";

/** Keeps out this account's other roles, which their own policies alone would let in through a known endpoint. */
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

/** Ties a consumer's roles to its own endpoint, where its Allow does not. */
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

/** The roles that an Allow does not tie to their consumer's endpoint: those of this account, and of a shared Allow. */
export function rolesTiedByDeny(api: OfferedApi, group: Group, grant: LinkedGrant): readonly string[] {
  return group.length > 1 ? rolesOf(grant) : rolesOfThisAccount(api, grant);
}

/** Several consumers that are known by their roles have to be told apart by their endpoints as well. */
export function needsElsewhere(api: OfferedApi, grants: readonly LinkedGrant[]): boolean {
  return isPrivate(api) && api.auth === "iam" && grants.length > 1;
}

/** A Deny of the whole API. */
function deny(api: OfferedApi, sid: string, condition: Condition): Statement {
  return denyInvoke(sid, [`${apiArn(api)}/*`], condition);
}
