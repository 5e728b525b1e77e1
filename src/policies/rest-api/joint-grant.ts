import { routeKey } from "../../model/routes/route";
import type { LinkedGrant, OfferedApi } from "./linked-grant";

/** The name by which a policy calls all holders of certificates. */
const HOLDERS = "holders";

/**
 * The grants that a policy tells apart. Holders of certificates are one to it: all of them come through the API's own endpoint, and
 * who they are only the authorizer knows. What any of them was granted the policy allows, and the authorizer denies the others.
 */
export function toldApart(
  { auth, routes }: OfferedApi,
  grants: readonly LinkedGrant[],
): readonly LinkedGrant[] {
  const [first] = grants;
  if (auth !== "certificate" || first === undefined) return grants;
  const granted = new Set(grants.flatMap((grant) => grant.routes.map(routeKey)));
  return [{ ...first, consumer: HOLDERS, routes: routes.filter((route) => granted.has(routeKey(route))) }];
}
