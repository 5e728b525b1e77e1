import type { PolicyDocument } from "../../../../src/policies/document";
import type { Context } from "../context";
import type { Proxied } from "../functions/proxy-event";
import { denialAtApi } from "../policies/authorize";
import { type Denial, decisionOn, denialBy, type PolicyQuery } from "../policies/policy-query";
import type { ApiRoute } from "../routing/api-routes";
import type { Stage } from "../routing/rest-apis";
import type { Admission } from "./admission";
import { authorizedByFunction } from "./authorized-by-function";
import { accessDenied, missingToken } from "./refusal";

/** The decision of a method's authorization, together with the resource policy of its deployment. */
export async function authorizeMethod(
  context: Context,
  proxied: Proxied,
  stage: Stage,
  query: PolicyQuery,
): Promise<Admission> {
  const { caller, route, invocation } = proxied;
  if (route.authorization === "AWS_IAM" && caller === undefined)
    return { refusal: missingToken, by: "authorization" };
  if (route.authorizer) return authorizedByFunction(context, proxied, route.authorizer, stage);
  const atApi = await denialByPolicies(context, stage, route, query, invocation.api.account);
  return atApi === undefined ? { caller, proxied } : denied(query, atApi);
}

/** Without authorization API Gateway does not know the caller, signed or not. */
async function denialByPolicies(
  { snapshot }: Context,
  { policy }: Stage,
  { authorization }: ApiRoute,
  query: PolicyQuery,
  apiAccount: string,
): Promise<Denial | undefined> {
  const { caller } = query;
  if (authorization === "NONE" || caller === undefined)
    return (
      policy &&
      denialBy("resource policy", decisionOn("resource-policy", policy, { ...query, caller: undefined }))
    );
  const { identity } = await snapshot().role(caller.roleArn);
  return denialAtApi(policy ?? SILENT, identity, apiAccount, query);
}

/** The policy of an API that has none: the caller's own decides, and lets nobody in from another account. */
const SILENT: PolicyDocument = { Version: "2012-10-17", Statement: [] };

/** The refusal of a request that a policy does not allow. */
export function denied({ caller, resource }: PolicyQuery, { by, isExplicit }: Denial) {
  return { caller, refusal: accessDenied(caller?.arn ?? "anonymous", resource, isExplicit), by };
}
