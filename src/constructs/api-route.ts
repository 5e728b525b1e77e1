import { ApiGatewayIntegration } from "@cdktf/provider-aws/lib/api-gateway-integration";
import { ApiGatewayMethod } from "@cdktf/provider-aws/lib/api-gateway-method";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Auth } from "../model/provider";
import { type Route, routeName, routePattern } from "../model/route";
import type { LambdaFunction } from "./lambda-function";

export interface ApiRouteProps {
  readonly restApiId: string;
  readonly executionArn: string;
  /** Of the route's path. */
  readonly resourceId: string;
  readonly stage: string;
  readonly route: Route;
  readonly auth: Auth;
  /** 1 to 29. */
  readonly timeoutSeconds: number;
  readonly handler: LambdaFunction;
}

/** A method of an API, the function that answers it, and the leave to invoke it for this route alone. */
export class ApiRoute extends Construct {
  /** What a deployment has to wait for. */
  readonly deployable: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: ApiRouteProps) {
    super(scope, id);
    const { restApiId, resourceId, route, handler } = props;
    const name = routeName(route);

    const method = new ApiGatewayMethod(this, `method:${name}`, {
      restApiId,
      resourceId,
      httpMethod: route.method,
      authorization: props.auth === "iam" ? "AWS_IAM" : "NONE",
    });
    const integration = new ApiGatewayIntegration(this, `integration:${name}`, {
      restApiId,
      resourceId,
      httpMethod: method.httpMethod,
      type: "AWS_PROXY",
      // Lambda is always invoked with POST.
      integrationHttpMethod: "POST",
      uri: handler.invokeArn,
      timeoutMilliseconds: props.timeoutSeconds * 1000,
    });
    new LambdaPermission(this, `permission:${name}`, {
      statementId: `AllowRoute-${name}`,
      action: "lambda:InvokeFunction",
      functionName: handler.functionName,
      principal: "apigateway.amazonaws.com",
      sourceArn: `${props.executionArn}/${props.stage}/${routePattern(route)}`,
    });

    this.deployable = [method, integration];
  }
}
