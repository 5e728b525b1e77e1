import { Apigatewayv2Authorizer } from "@cdktf/provider-aws/lib/apigatewayv2-authorizer";
import { Apigatewayv2Route, type Apigatewayv2RouteConfig } from "@cdktf/provider-aws/lib/apigatewayv2-route";
import type { Construct } from "constructs";
import type { GatewayAccess, JwtAccess, ServiceUse } from "../../model/gateway/gateway";
import { integrationOf } from "../../model/gateway/names";
import { routeKey, routeName, type WrittenRoute } from "../../model/routes/route";

export interface DeclaredRoutesProps {
  readonly apiId: string;
  /** The name of the authorizer, with tokens. */
  readonly name: string;
  readonly access: GatewayAccess;
  readonly uses: readonly ServiceUse[];
  /** By name. */
  readonly integrationIds: Readonly<Record<string, string>>;
}

/**
 * A route for each one of the file, and no other: not `$default`, which would answer every path. Each asks for the same
 * authorization.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export function declaredRoutes(scope: Construct, props: DeclaredRoutesProps): readonly Apigatewayv2Route[] {
  const { apiId, uses, integrationIds } = props;
  const authorization = authorizationOf(scope, props);
  return uses.flatMap((use) =>
    use.routes.map(
      (route) =>
        new Apigatewayv2Route(scope, `route:${use.name}_${routeName(route)}`, {
          apiId,
          routeKey: routeKey(route),
          target: `integrations/${integrationIds[integrationOf(route, use)]}`,
          ...authorization(route),
        }),
    ),
  );
}

type Authorization = Pick<
  Apigatewayv2RouteConfig,
  "authorizationType" | "authorizerId" | "authorizationScopes"
>;

function authorizationOf(
  scope: Construct,
  { apiId, name, access }: Pick<DeclaredRoutesProps, "apiId" | "name" | "access">,
): (route: WrittenRoute) => Authorization {
  if (access.kind === "iam") return () => ({ authorizationType: "AWS_IAM" });
  if (access.kind === "none") return () => ({ authorizationType: "NONE" });
  const authorizerId = tokenAuthorizer(scope, apiId, name, access);
  return (route) => {
    const scopes = access.scopes[routeKey(route)];
    return {
      authorizationType: "JWT",
      authorizerId,
      authorizationScopes: scopes && [...scopes],
    };
  };
}

/**
 * API Gateway checks tokens itself, with keys that it reads from the issuer; the issuer has to answer when the authorizer is made.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
function tokenAuthorizer(
  scope: Construct,
  apiId: string,
  name: string,
  { issuer, audience }: JwtAccess,
): string {
  return new Apigatewayv2Authorizer(scope, "authorizer:gateway", {
    apiId,
    name,
    authorizerType: "JWT",
    identitySources: ["$request.header.Authorization"],
    jwtConfiguration: { issuer, audience: [...audience] },
    // AWS refuses to delete an authorizer that a route asks: where tokens are given up, it goes after the routes have changed.
    lifecycle: { createBeforeDestroy: true },
  }).id;
}
