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

/** A grant whose endpoints are known, or are Terraform's expressions for them; a regional API has none. */
export type LinkedGrant = Grant & { readonly endpointIds: readonly string[] };

/**
 * A grant with the endpoints that its calls come through.
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

/** The consumers' roles, and for a private API their endpoints: all that a statement about these consumers asks for. */
export function callerCondition(api: OfferedApi, grants: readonly LinkedGrant[]): Condition {
  return {
    ...(api.auth === "iam" && isOneOf(grants.flatMap(rolesOf))),
    ...(isPrivate(api) && { StringEquals: { "aws:SourceVpce": oneOrMany(endpointsOf(grants)) } }),
  };
}

/** Each once: consumers may share an endpoint. */
export function endpointsOf(grants: readonly LinkedGrant[]): readonly string[] {
  return [...new Set(grants.flatMap(({ endpointIds }) => endpointIds))];
}

/** Those of a consumer's roles whose own policies would be enough to call the API. */
export function rolesOfThisAccount(api: OfferedApi, grant: Grant): readonly string[] {
  return rolesInAccount(grant, api.account);
}

/** The accounts that a consumer's roles are in. */
export function principalsOf(api: OfferedApi, grant: Grant): readonly string[] {
  return rolesOf(grant).map((arn) => accountRootArn({ ...api, account: accountOf(arn) }));
}
