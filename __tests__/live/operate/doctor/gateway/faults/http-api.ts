import {
  CreateRouteCommand,
  DeleteRouteCommand,
  GetApisCommand,
  GetIntegrationsCommand,
  GetRoutesCommand,
  UpdateAuthorizerCommand,
  UpdateIntegrationCommand,
  UpdateRouteCommand,
} from "@aws-sdk/client-apigatewayv2";
import { AUDIENCE, GATEWAY, ISSUER } from "../../../../central-gateway/system/deployment";
import type { CentralGateway } from "../../../../central-gateway/system/system";
import type { Fault } from "../../fault";

/** The gateway's client, the id of its HTTP API, and one of its routes. */
async function routeOf({ account }: CentralGateway, key: string) {
  const { httpApis } = account(GATEWAY);
  const { Items: apis = [] } = await httpApis.send(new GetApisCommand({}));
  const ApiId = apis[0]?.ApiId ?? "";
  const { Items: routes = [] } = await httpApis.send(new GetRoutesCommand({ ApiId }));
  const route = routes.find(({ RouteKey }) => RouteKey === key);
  if (route === undefined) throw new Error(`there is no route ${key}`);
  return { httpApis, ApiId, route };
}

async function deleteRoute(system: CentralGateway): Promise<() => Promise<void>> {
  const { httpApis, ApiId, route } = await routeOf(system, "GET /todo");
  const { RouteId, ...other } = route;
  await httpApis.send(new DeleteRouteCommand({ ApiId, RouteId }));
  return async () => {
    await httpApis.send(
      new CreateRouteCommand({
        ...{ ApiId, RouteKey: other.RouteKey, Target: other.Target },
        ...{ AuthorizationType: other.AuthorizationType, AuthorizerId: other.AuthorizerId },
        AuthorizationScopes: other.AuthorizationScopes,
      }),
    );
  };
}

/** Has an integration tell the balancer another service. */
async function mistakeService(system: CentralGateway): Promise<() => Promise<void>> {
  const { httpApis, ApiId, route } = await routeOf(system, "GET /todo");
  const IntegrationId = route.Target?.replace("integrations/", "");
  const { Items = [] } = await httpApis.send(new GetIntegrationsCommand({ ApiId }));
  const before = Items.find((one) => one.IntegrationId === IntegrationId)?.RequestParameters ?? {};
  const write = async (RequestParameters: Record<string, string>) => {
    await httpApis.send(new UpdateIntegrationCommand({ ApiId, IntegrationId, RequestParameters }));
  };
  await write({ ...before, "overwrite:header.x-crosslink-service": "names" });
  return () => write(before);
}

async function askNobody(system: CentralGateway): Promise<() => Promise<void>> {
  const { httpApis, ApiId, route } = await routeOf(system, "GET /todo");
  const { RouteId, AuthorizerId } = route;
  await httpApis.send(new UpdateRouteCommand({ ApiId, RouteId, AuthorizationType: "NONE" }));
  return async () => {
    await httpApis.send(new UpdateRouteCommand({ ApiId, RouteId, AuthorizationType: "JWT", AuthorizerId }));
  };
}

async function askForAnotherAudience(system: CentralGateway): Promise<() => Promise<void>> {
  const { httpApis, ApiId, route } = await routeOf(system, "GET /todo");
  const { AuthorizerId } = route;
  const write = async (audience: string) => {
    const JwtConfiguration = { Issuer: ISSUER, Audience: [audience] };
    await httpApis.send(new UpdateAuthorizerCommand({ ApiId, AuthorizerId, JwtConfiguration }));
  };
  await write("warehouse");
  return () => write(AUDIENCE);
}

/** Has API Gateway describe something otherwise: the emulator cannot be brought to let it become so. */
function described(path: RegExp, edit: (text: string) => string) {
  return async ({ aws }: CentralGateway) => {
    const stop = aws.intercept(async (passing, forward) => {
      const answer = await forward(passing);
      if (passing.method !== "GET" || !path.test(passing.path)) return answer;
      return { ...answer, body: Buffer.from(edit(answer.body.toString())) };
    });
    return async () => stop();
  };
}

export const httpApiFaults: readonly Fault<CentralGateway>[] = [
  {
    name: "a route was deleted",
    cause: "gateway-route-absent",
    call: "api GET /todo",
    evidence: /has .*POST \/todo.*\n +intended +GET \/todo\n/,
    plant: deleteRoute,
  },
  {
    name: "the integration of a route names another service",
    cause: "gateway-integration",
    evidence: /live +x-crosslink-service: names, .*\n +intended +x-crosslink-service: todo/,
    plant: mistakeService,
  },
  {
    name: "a route asks for no token any more",
    cause: "gateway-authorization",
    evidence: /live +NONE\n +intended +JWT\n/,
    plant: askNobody,
  },
  {
    name: "routes ask for tokens for another audience",
    cause: "gateway-authorizer",
    evidence: /for warehouse\n +intended +tokens of https:\/\/issuer\.example\.com for shop/,
    plant: askForAnotherAudience,
  },
  {
    name: "the stage does not deploy by itself any more",
    cause: "gateway-not-deployed",
    evidence: /automatic deployment is off/,
    refuses: false,
    plant: described(/^\/v2\/apis\/\w+\/stages(\?|$)/, (text) =>
      text.replace(/"autoDeploy": ?true/, '"autoDeploy": false'),
    ),
  },
  {
    name: "the VPC link has gone to sleep",
    cause: "vpc-link",
    evidence: /is INACTIVE.*\n.*\n +mend +call again in some minutes/,
    plant: described(/^\/v2\/vpclinks(\?|$)/, (text) => text.replaceAll('"AVAILABLE"', '"INACTIVE"')),
  },
];
