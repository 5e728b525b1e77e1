import { routeArn } from "../../model/aws/arn";
import { sidPart } from "../../model/aws/names";
import { routesKey } from "../../model/routes/route";
import { isPrivate } from "../../model/services/traits";
import { oneOrMany, type Statement } from "../document";
import { callerCondition, type LinkedGrant, type OfferedApi, principalsOf } from "./linked-grant";

/** Grants that one Allow is for. */
export type Group = readonly [LinkedGrant, ...LinkedGrant[]];

/** About as many routes are as long as a Deny that names a role and an endpoint. */
const FEW_ROUTES = 4;

/**
 * Consumers with equal routes share one Allow when that is shorter: those of a regional API always; those of a private
 * one with an access role, which `Deny<X>Elsewhere` ties to its endpoint anyway, or with more than `FEW_ROUTES` routes.
 * `docs/performance.md` has the characters.
 */
export function groupsOf(api: OfferedApi, grants: readonly LinkedGrant[]): readonly Group[] {
  const groups = new Map<string, [LinkedGrant, ...LinkedGrant[]]>();
  for (const grant of grants) {
    const isShorter = !isPrivate(api) || grant.accessRole !== undefined || grant.routes.length > FEW_ROUTES;
    const key = api.auth === "iam" && isShorter ? routesKey(grant.routes) : grant.consumer;
    const group = groups.get(key);
    if (group) group.push(grant);
    else groups.set(key, [grant]);
  }
  return [...groups.values()];
}

/** Several consumers' Allow has a name that no single one's could have. */
export function allowSid([{ consumer }, ...others]: Group): string {
  return others.length === 0 ? `Allow${sidPart(consumer)}` : `ConsumersLike${sidPart(consumer)}`;
}

/** Lets consumers' own roles call their own routes, of a private API through their own endpoints. */
export function allowConsumers(api: OfferedApi, group: Group): Statement {
  const [{ routes }] = group;
  return {
    Sid: allowSid(group),
    Effect: "Allow",
    Principal: api.auth === "iam" ? { AWS: oneOrMany(group.flatMap((one) => principalsOf(api, one))) } : "*",
    Action: "execute-api:Invoke",
    Resource: oneOrMany(routes.map((route) => routeArn(api, route))),
    Condition: callerCondition(api, group),
  };
}

export const ALLOW_ANYONE = "AllowAnyone";

/** Lets anybody on the internet call every route; without the statement AWS would let them, but not say so. */
export function allowAnyone(api: OfferedApi): Statement {
  return {
    Sid: ALLOW_ANYONE,
    Effect: "Allow",
    Principal: "*",
    Action: "execute-api:Invoke",
    Resource: oneOrMany(api.routes.map((route) => routeArn(api, route))),
  };
}
