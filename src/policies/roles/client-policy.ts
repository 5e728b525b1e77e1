import { type ApiStage, routeArn } from "../../model/aws/arn";
import type { Route } from "../../model/routes/route";
import { oneOrMany, type PolicyDocument, policyDocument } from "../document";

export const INVOKE_ROUTES = "InvokeRoutes";

/**
 * The identity policy of a client, or of the access role that it assumes: exactly these routes. For an API of
 * another account, the API's resource policy must allow the call as well.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
 */
export function invokePolicy(api: ApiStage, routes: readonly Route[]): PolicyDocument {
  return policyDocument([
    {
      Sid: INVOKE_ROUTES,
      Effect: "Allow",
      Action: "execute-api:Invoke",
      Resource: oneOrMany(routes.map((route) => routeArn(api, route))),
    },
  ]);
}

export const ASSUME_ACCESS_ROLE = "AssumeAccessRole";

/**
 * The identity policy of an assume-role client: exactly one role. That role's trust policy must allow it as
 * well.
 */
export function assumePolicy(accessRoleArn: string): PolicyDocument {
  return policyDocument([
    { Sid: ASSUME_ACCESS_ROLE, Effect: "Allow", Action: "sts:AssumeRole", Resource: accessRoleArn },
  ]);
}
