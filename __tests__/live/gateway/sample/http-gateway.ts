import {
  type AuthorizationType,
  CreateApiCommand,
  CreateAuthorizerCommand,
  CreateIntegrationCommand,
  CreateRouteCommand,
  CreateStageCommand,
  DeleteStageCommand,
  type RouteSettings,
} from "@aws-sdk/client-apigatewayv2";
import { CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { type Account, REGION } from "../../support/accounts/accounts";
import type { GatewayNetwork } from "./gateway-network";

/** An HTTP API in front of services that a header tells apart. */
export interface HttpGateway {
  readonly apiId: string;
  readonly host: string;
  readonly authorizerId: string;
}

/** A route of the API. */
export interface SampleRoute {
  /** `GET /todo/{id}` */
  readonly key: string;
  readonly service: string;
  readonly authorization: AuthorizationType;
  readonly scopes?: readonly string[];
  /** `/${request.path.proxy}` @default the path of the request */
  readonly path?: string;
}

/** The fields of the access log. */
const LOGGED = {
  requestId: "$context.requestId",
  routeKey: "$context.routeKey",
  status: "$context.status",
  subject: "$context.authorizer.claims.sub",
  authorizerError: "$context.authorizer.error",
  integrationError: "$context.integrationErrorMessage",
  userArn: "$context.identity.userArn",
  path: "$context.path",
};

export async function makeHttpGateway(account: Account, issuer: string): Promise<HttpGateway> {
  const { httpApis, logs } = account;
  await logs.send(new CreateLogGroupCommand({ logGroupName: "gateway" }));
  const { ApiId = "" } = await httpApis.send(
    new CreateApiCommand({
      Name: "gateway",
      ProtocolType: "HTTP",
      CorsConfiguration: { AllowOrigins: ["https://shop.example.com"], AllowMethods: ["GET"] },
    }),
  );
  const { AuthorizerId: authorizerId = "" } = await httpApis.send(
    new CreateAuthorizerCommand({
      ApiId,
      Name: "tokens",
      AuthorizerType: "JWT",
      IdentitySource: ["$request.header.Authorization"],
      JwtConfiguration: { Issuer: issuer, Audience: ["shop"] },
    }),
  );
  await makeStage(account, ApiId);
  return { apiId: ApiId, host: `${ApiId}.execute-api.${REGION}.amazonaws.com`, authorizerId };
}

/** The integration of a service: which one it is, and who calls it, are overwritten headers. */
export async function addRoutes(
  { httpApis }: Account,
  { apiId: ApiId, authorizerId: AuthorizerId }: HttpGateway,
  { vpcLinkId, listenerArn }: GatewayNetwork,
  routes: readonly SampleRoute[],
): Promise<void> {
  for (const { key, service, authorization, scopes = [], path = "$request.path" } of routes) {
    const subject = authorization === "JWT" ? "$context.authorizer.claims.sub" : "$context.identity.userArn";
    const { IntegrationId } = await httpApis.send(
      new CreateIntegrationCommand({
        ApiId,
        IntegrationType: "HTTP_PROXY",
        IntegrationMethod: "ANY",
        IntegrationUri: listenerArn,
        ConnectionType: "VPC_LINK",
        ConnectionId: vpcLinkId,
        PayloadFormatVersion: "1.0",
        RequestParameters: {
          "overwrite:header.x-crosslink-service": service,
          "overwrite:header.x-crosslink-subject": subject,
          "overwrite:header.x-crosslink-client-ip": "$context.identity.sourceIp",
          "overwrite:path": path,
        },
      }),
    );
    const byToken = authorization === "JWT" ? { AuthorizerId, AuthorizationScopes: [...scopes] } : {};
    await httpApis.send(
      new CreateRouteCommand({
        ApiId,
        RouteKey: key,
        AuthorizationType: authorization,
        Target: `integrations/${IntegrationId}`,
        ...byToken,
      }),
    );
  }
}

/** Gives routes limits of their own, by a new stage in the place of the old one. */
export async function limitRoutes(
  account: Account,
  { apiId: ApiId }: HttpGateway,
  settings: Readonly<Record<string, RouteSettings>>,
): Promise<void> {
  await account.httpApis.send(new DeleteStageCommand({ ApiId, StageName: "$default" }));
  await makeStage(account, ApiId, settings);
}

async function makeStage(
  { id, httpApis }: Account,
  ApiId: string,
  settings?: Readonly<Record<string, RouteSettings>>,
): Promise<void> {
  await httpApis.send(
    new CreateStageCommand({
      ApiId,
      StageName: "$default",
      AutoDeploy: true,
      RouteSettings: settings && { ...settings },
      AccessLogSettings: {
        DestinationArn: `arn:aws:logs:${REGION}:${id}:log-group:gateway`,
        Format: JSON.stringify(LOGGED),
      },
    }),
  );
}
