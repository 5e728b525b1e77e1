import { ApiGatewayResource } from "@cdktf/provider-aws/lib/api-gateway-resource";
import { ApiGatewayRestApi } from "@cdktf/provider-aws/lib/api-gateway-rest-api";
import { Fn, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ApiType, OfferedRoute, RestApi as RestApiSettings } from "../model/provider";
import { pathName, routeName, segmentsOf } from "../model/route";
import { ApiRoute } from "./api-route";
import { associatedEndpoints } from "./associated-endpoints";
import type { LambdaFunction } from "./lambda-function";

export interface RestApiProps {
  readonly name: string;
  readonly service: RestApiSettings;
  /** The longest that a handler may take, 1 to 29 s. */
  readonly timeoutSeconds: number;
  /** Interface endpoints to associate the API with, or Terraform's expressions for them. @default none */
  readonly associatedEndpointIds?: readonly string[];
  /** The functions behind the routes, by handler. */
  readonly handlers: Readonly<Record<string, LambdaFunction>>;
}

/**
 * A REST API and its routes, private (without a public address) or regional. It answers nobody until it has a
 * deployment, a private one not before it has a resource policy either.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-endpoint-types.html
 */
export class RestApi extends Construct {
  readonly restApiId: string;
  /** What a deployment has to wait for. */
  readonly deployable: readonly ITerraformDependable[];
  /** What of the API itself is served only once it is deployed anew. */
  readonly settings: Readonly<Record<string, string>>;

  constructor(
    scope: Construct,
    id: string,
    { name, service, timeoutSeconds, handlers, associatedEndpointIds = [] }: RestApiProps,
  ) {
    super(scope, id);

    const associated = associatedEndpoints(this, associatedEndpointIds);
    const api = new ApiGatewayRestApi(this, "api:api", {
      name,
      endpointConfiguration: { types: [ENDPOINT_TYPES[service.type]], vpcEndpointIds: associated?.asList },
      // An attribute that is left out keeps the value that the API has: only -1 switches compression off again.
      minimumCompressionSize: String(service.compressOverBytes ?? -1),
    });
    const resourceIds = makeResources(this, api, service.routes);
    const routes = service.routes.map(
      (route) =>
        new ApiRoute(this, `route.${routeName(route)}:Default`, {
          restApiId: api.id,
          executionArn: api.executionArn,
          resourceId: resourceIds[route.path] ?? "",
          stage: service.stage,
          route,
          auth: service.auth,
          timeoutSeconds,
          handler: handlerOf(handlers, route),
        }),
    );

    this.restApiId = api.id;
    this.deployable = routes.flatMap(({ deployable }) => deployable);
    this.settings = {
      ...(service.compressOverBytes !== undefined && { compression: String(service.compressOverBytes) }),
      ...(associated && { endpoints: Fn.sha256(Fn.jsonencode(associated.expression)) }),
    };
  }
}

const ENDPOINT_TYPES: Readonly<Record<ApiType, string>> = {
  "private-rest-api": "PRIVATE",
  "regional-rest-api": "REGIONAL",
};

/** A resource for every path and its parents; the root comes with the API. */
function makeResources(
  scope: Construct,
  api: ApiGatewayRestApi,
  routes: readonly OfferedRoute[],
): Readonly<Record<string, string>> {
  const ids: Record<string, string> = { "/": api.rootResourceId };
  for (const { path } of routes) {
    const segments = segmentsOf(path);
    segments.forEach((pathPart, i) => {
      const parent = `/${segments.slice(0, i).join("/")}`;
      const own = `/${segments.slice(0, i + 1).join("/")}`;
      ids[own] ??= new ApiGatewayResource(scope, `path:${pathName(own)}`, {
        restApiId: api.id,
        parentId: ids[parent] ?? "",
        pathPart,
      }).id;
    });
  }
  return ids;
}

function handlerOf(
  handlers: Readonly<Record<string, LambdaFunction>>,
  { handler }: OfferedRoute,
): LambdaFunction {
  const lambda = handlers[handler];
  if (lambda === undefined) throw new Error(`there is no handler ${handler}`);
  return lambda;
}
