import { type ApiStage, accountOf, accountRootArn } from "../../model/aws/arn";
import { type Grant, rolesInAccount, rolesOf } from "../../model/grant";
import type { Auth, ServiceType } from "../../model/provider";
import type { Route } from "../../model/routes/route";
import { isPrivate } from "../../model/services/traits";
import { type Condition, oneOrMany } from "../document";
import { isOneOf } from "../roles/role-condition";

/** An API as its resource policy sees it. */
export interface OfferedApi extends ApiStage {
  readonly type: ServiceType;
  readonly auth: Auth;
  readonly routes: readonly Route[];
}

/** A grant with its endpoint ids, or Terraform expressions for them; empty for a regional API. */
export type LinkedGrant = Grant & { readonly endpointIds: readonly string[] };

/**
 * Adds to a grant the ids of the endpoints that its calls come through.
 * @param linked the endpoints that consumers make, by consumer
 */
export function linkedGrant(grant: Grant, linked: Readonly<Record<string, readonly string[]>>): LinkedGrant {
  return { ...grant, endpointIds: endpointIdsOf(grant, linked) };
}

function endpointIdsOf(
  { consumer, reach }: Grant,
  linked: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  if (reach.kind === "internet") return [];
  if (reach.kind === "endpoints") return reach.ids;
  const ids = linked[consumer];
  if (ids === undefined) throw new Error(`no endpoint id is given for consumer ${consumer}`);
  return ids;
}

/** The condition that identifies these consumers: their roles, and for a private API their endpoints. */
export function callerCondition(api: OfferedApi, grants: readonly LinkedGrant[]): Condition {
  return {
    ...(api.auth === "iam" && isOneOf(grants.flatMap(rolesOf))),
    ...(isPrivate(api) && { StringEquals: { "aws:SourceVpce": oneOrMany(endpointsOf(grants)) } }),
  };
}

/** Distinct ids: consumers may share an endpoint. */
export function endpointsOf(grants: readonly LinkedGrant[]): readonly string[] {
  return [...new Set(grants.flatMap(({ endpointIds }) => endpointIds))];
}

/** A consumer's roles in the API's account, whose own policies alone can allow a call. */
export function rolesOfThisAccount(api: OfferedApi, grant: Grant): readonly string[] {
  return rolesInAccount(grant, api.account);
}

/** The accounts of a consumer's roles, as principals. */
export function principalsOf(api: OfferedApi, grant: Grant): readonly string[] {
  return rolesOf(grant).map((arn) => accountRootArn({ ...api, account: accountOf(arn) }));
}
