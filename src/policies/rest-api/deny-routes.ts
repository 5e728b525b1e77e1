import { routeArn } from "../../model/arn";
import { rolesInAccount } from "../../model/grant";
import { sidPart } from "../../model/names";
import { overlap } from "../../model/overlap";
import { type Route, routeKey } from "../../model/route";
import { oneOrMany, type Statement } from "../document";
import { isOneOf } from "../role-condition";
import { callerCondition, type LinkedGrant, type OfferedApi } from "./linked-grant";

export function otherRoutesSid(consumer: string): string {
  return `Deny${sidPart(consumer)}OtherRoutes`;
}

/** Holds a consumer's roles in this account to its routes: here their own policies would be enough for any other. */
export function denyOtherRoutes(api: OfferedApi, grant: LinkedGrant): readonly Statement[] {
  const roles = rolesInAccount({ callerRoleArns: grant.callerRoleArns }, api.account);
  if (api.auth === "none" || roles.length === 0) return [];
  return [
    {
      Sid: otherRoutesSid(grant.consumer),
      Effect: "Deny",
      Principal: "*",
      Action: "execute-api:Invoke",
      NotResource: oneOrMany(grant.routes.map((route) => routeArn(api, route))),
      Condition: isOneOf(roles),
    },
  ];
}

export function notGrantedSid(consumer: string): string {
  return `Deny${sidPart(consumer)}NotGranted`;
}

/**
 * Closes the routes that a granted pattern covers although they were not granted: IAM's `*` matches slashes, so
 * a grant of `GET /accounts/{id}` would cover `GET /accounts/{id}/entries` as well.
 */
export function denyOverlaps(api: OfferedApi, grant: LinkedGrant): readonly Statement[] {
  const covered = overlappingRoutes(grant.routes, api.routes);
  if (covered.length === 0) return [];
  return [
    {
      Sid: notGrantedSid(grant.consumer),
      Effect: "Deny",
      Principal: "*",
      Action: "execute-api:Invoke",
      Resource: oneOrMany(covered.map((route) => routeArn(api, route))),
      Condition: callerCondition(api, [grant]),
    },
  ];
}

/** The offered routes that were not granted and that a granted pattern would nevertheless let through. */
export function overlappingRoutes(granted: readonly Route[], offered: readonly Route[]): readonly Route[] {
  const keys = new Set(granted.map(routeKey));
  const wide = granted.filter(({ path }) => path.includes("{"));
  return offered.filter(
    (route) =>
      !keys.has(routeKey(route)) && wide.some((grant) => overlap(grant, route, offered) !== undefined),
  );
}
