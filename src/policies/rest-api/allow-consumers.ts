import { routeArn } from "../../model/aws/arn";
import { sidPart } from "../../model/aws/names";
import { routesKey } from "../../model/routes/route";
import { isPrivate } from "../../model/services/traits";
import { oneOrMany, type Statement } from "../document";
import { callerCondition, type LinkedGrant, type OfferedApi, principalsOf } from "./linked-grant";

/** Grants that share one Allow. */
export type Group = readonly [LinkedGrant, ...LinkedGrant[]];

/** As many routes are about as long as a Deny that names a role and an endpoint. */
const FEW_ROUTES = 4;

/**
 * Consumers with equal routes share one Allow when it is shorter: regional APIs always; private ones with an
 * access role (which `Deny<X>Elsewhere` ties to its endpoint anyway) or more than `FEW_ROUTES` routes.
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

/** A shared Allow has a prefix that no single consumer's `Sid` can have. */
export function allowSid([{ consumer }, ...others]: Group): string {
  return others.length === 0 ? `Allow${sidPart(consumer)}` : `ConsumersLike${sidPart(consumer)}`;
}

/** Allows the consumers' roles their routes; for a private API only through the consumers' endpoints. */
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

/**
 * Allows every route to anyone on the internet. AWS would allow that without a policy; the statement makes it
 * explicit.
 */
export function allowAnyone(api: OfferedApi): Statement {
  return {
    Sid: ALLOW_ANYONE,
    Effect: "Allow",
    Principal: "*",
    Action: "execute-api:Invoke",
    Resource: oneOrMany(api.routes.map((route) => routeArn(api, route))),
  };
}
