import {
  type GetAuthorizerCommandOutput as Authorizer,
  GetAuthorizerCommand,
  GetIntegrationsCommand,
  GetRoutesCommand,
  type Integration,
  type Route,
} from "@aws-sdk/client-apigatewayv2";
import type { Account } from "../../../support/accounts/accounts";
import { type PrivateIntegration, privateIntegration } from "./private-integrations";
import { type TokenAuthorizer, tokenAuthorizer } from "./token-authorizers";

/** A route of an HTTP API, with everything that decides about its requests. */
export interface HttpRoute {
  /** `GET /todo/{id}`, or `$default` for what no other route matches. */
  readonly key: string;
  readonly authorization: Authorization;
  /** Absent = its requests fail: nothing is behind it. */
  readonly integration?: PrivateIntegration;
}

/** Who may call a route. */
export type Authorization = { readonly type: "NONE" } | { readonly type: "AWS_IAM" } | ByToken;

/** Whoever has a token of an issuer. */
export interface ByToken {
  readonly type: "JWT";
  readonly authorizer: TokenAuthorizer;
  /** The token needs one of them. Empty = any token of the issuer for the audience does. */
  readonly scopes: readonly string[];
}

/** Every route of an HTTP API. */
export async function httpRoutes({ httpApis }: Account, ApiId: string): Promise<readonly HttpRoute[]> {
  const [{ Items: routes = [] }, { Items: integrations = [] }] = await Promise.all([
    httpApis.send(new GetRoutesCommand({ ApiId })),
    httpApis.send(new GetIntegrationsCommand({ ApiId })),
  ]);
  // The emulator tells of one authorizer, and not of all.
  const authorizerIds = [...new Set(routes.flatMap(({ AuthorizerId }) => AuthorizerId ?? []))];
  const authorizers = await Promise.all(
    authorizerIds.map((AuthorizerId) => httpApis.send(new GetAuthorizerCommand({ ApiId, AuthorizerId }))),
  );
  return routes.map((route) => ({
    key: route.RouteKey ?? "",
    authorization: authorizationOf(route, authorizers),
    integration: integrationOf(route, integrations),
  }));
}

/** @throws Error for a kind of authorization that the gateway does not know: it must not let pass what AWS may refuse. */
function authorizationOf(
  { AuthorizationType: type = "NONE", AuthorizerId, AuthorizationScopes: scopes = [], RouteKey }: Route,
  authorizers: readonly Authorizer[],
): Authorization {
  if (type === "NONE" || type === "AWS_IAM") return { type };
  const described = authorizers.find((one) => one.AuthorizerId === AuthorizerId);
  if (type !== "JWT" || described === undefined)
    throw new Error(`expected a JWT authorizer at ${RouteKey}, got ${type} with ${AuthorizerId}`);
  return { type, authorizer: tokenAuthorizer(described), scopes };
}

function integrationOf(
  { Target = "" }: Route,
  integrations: readonly Integration[],
): PrivateIntegration | undefined {
  const described = integrations.find(({ IntegrationId }) => Target === `integrations/${IntegrationId}`);
  return described && privateIntegration(described);
}
