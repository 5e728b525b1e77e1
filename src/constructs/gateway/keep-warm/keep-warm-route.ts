import { Apigatewayv2Route } from "@cdktf/provider-aws/lib/apigatewayv2-route";
import type { Construct } from "constructs";
import { KEEP_WARM_ROUTE, NO_SERVICE } from "../../../model/gateway/keep-warm";
import { CLIENT_IP_HEADER, SERVICE_HEADER, SUBJECT_HEADER } from "../../../model/gateway/names";
import { routeKey } from "../../../model/routes/route";
import { type LinkedApi, linkedIntegration } from "../linked-integration";

/**
 * The gateway's own route, whose calls pass the VPC link and end at the balancer: it has no rule for the service that they ask for.
 * Callers have to sign, whatever the other routes ask for. The firewall sees the path `/`, whatever its rules say about others.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control-iam.html
 */
export function keepWarmRoute(scope: Construct, linked: LinkedApi): Apigatewayv2Route {
  const integration = linkedIntegration(scope, "integration:keep_warm", linked, {
    description: "No service: the balancer answers",
    requestParameters: {
      [`overwrite:header.${SERVICE_HEADER}`]: NO_SERVICE,
      [`overwrite:header.${SUBJECT_HEADER}`]: "$context.identity.userArn",
      [`overwrite:header.${CLIENT_IP_HEADER}`]: "$context.identity.sourceIp",
      "overwrite:path": "/",
    },
  });
  return new Apigatewayv2Route(scope, "route:keep_warm", {
    apiId: linked.apiId,
    routeKey: routeKey(KEEP_WARM_ROUTE),
    target: `integrations/${integration.id}`,
    authorizationType: "AWS_IAM",
  });
}
