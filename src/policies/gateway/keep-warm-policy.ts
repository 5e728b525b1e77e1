import { type ApiStage, routeArn } from "../../model/aws/arn";
import { KEEP_WARM_ROUTE } from "../../model/gateway/keep-warm";
import { type PolicyDocument, policyDocument } from "../document";

export const INVOKE_KEEP_WARM_ROUTE = "InvokeKeepWarmRoute";

/**
 * The identity policy of the function that keeps a gateway's link awake, beside that of its log: one route, which leads to no service.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control-iam.html
 */
export function keepWarmPolicy(api: ApiStage): PolicyDocument {
  return policyDocument([
    {
      Sid: INVOKE_KEEP_WARM_ROUTE,
      Effect: "Allow",
      Action: "execute-api:Invoke",
      Resource: routeArn(api, KEEP_WARM_ROUTE),
    },
  ]);
}
