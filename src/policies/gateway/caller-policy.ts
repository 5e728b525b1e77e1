import { type ApiStage, apiArn, routeArn } from "../../model/aws/arn";
import type { Route, WrittenRoute } from "../../model/routes/route";
import { answeredRoutes, grantedRoutes } from "../../model/routes/written-routes";
import { oneOrMany, type PolicyDocument, policyDocument, type Statement } from "../document";
import { closeOthers, notGranted } from "../rest-api/closing";
import { closedPatterns } from "../rest-api/deny-routes";

export const INVOKE_ROUTES = "InvokeRoutes";
export const DENY_OTHER_ROUTES = "DenyOtherRoutes";

/** The routes of a gateway, and those of them that one caller was granted, as written. */
export interface CallerRoutes {
  readonly granted: readonly WrittenRoute[];
  readonly offered: readonly WrittenRoute[];
}

/**
 * The identity policy of a caller of a gateway with IAM: exactly these routes, whatever other policies of its role allow. An HTTP API
 * has no resource policy, so nothing else decides; IAM's `*` matches slashes, so routes that were not granted are denied.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control-iam.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html
 */
export function callerPolicy(api: ApiStage, { granted, offered }: CallerRoutes): PolicyDocument {
  const routes = grantedRoutes(granted, offered);
  const allow: Statement = {
    Sid: INVOKE_ROUTES,
    Effect: "Allow",
    Action: "execute-api:Invoke",
    Resource: oneOrMany(routes.map((route) => routeArn(api, route))),
  };
  return policyDocument([allow, ...denyOthers(api, routes, answeredRoutes(offered))]);
}

/** Empty if every route was granted. */
function denyOthers(
  api: ApiStage,
  granted: readonly Route[],
  offered: readonly Route[],
): readonly Statement[] {
  if (notGranted(granted, offered).length === 0) return [];
  const patterns = closedPatterns(closeOthers(granted, offered));
  return [
    {
      Sid: DENY_OTHER_ROUTES,
      Effect: "Deny",
      Action: "execute-api:Invoke",
      Resource: oneOrMany(patterns.map((pattern) => `${apiArn(api)}/${api.stage}/${pattern}`)),
    },
  ];
}
