import { functionArn, type Place } from "../model/arn";
import type { OfferedRoute, RestApi } from "../model/provider";
import { type Route, routeName } from "../model/route";
import { security, securitySchemes } from "./authorization";
import type { OpenApiDocument, Operation, PathItem } from "./document";
import { lambdaIntegration } from "./lambda-integration";

/** A REST API, as the document that describes it is told. */
export interface DescribedApi extends Place {
  /** The API's name, and the beginning of its functions' names. */
  readonly name: string;
  readonly service: Pick<RestApi, "auth" | "routes">;
  /** The longest that a handler may take, 1 to 29 s. */
  readonly timeoutSeconds: number;
}

/**
 * A provider's routes as one OpenAPI 3.0 document, which API Gateway imports: paths, methods, who may call them and which
 * function answers. Everything in it is known before anything is applied, so that a plan shows the whole of it.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
export function restApiDocument(api: DescribedApi): OpenApiDocument {
  const { name, service } = api;
  const schemes = securitySchemes(service.auth);
  return {
    openapi: "3.0.1",
    info: { title: name, description: DESCRIPTION, version: "1.0" },
    paths: pathsOf(service.routes, (route) => operation(api, route)),
    ...(schemes && { components: { securitySchemes: schemes } }),
  };
}

/** An import takes the API's description from the document. */
const DESCRIPTION = "Routes, authorization and integrations come from one OpenAPI document";

/** The operations of every path, in the order of the routes. */
function pathsOf(
  routes: readonly OfferedRoute[],
  operationOf: (route: OfferedRoute) => Operation,
): Readonly<Record<string, PathItem>> {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of routes) {
    paths[route.path] ??= {};
    Object.assign(paths[route.path] ?? {}, { [methodKey(route)]: operationOf(route) });
  }
  return paths;
}

function methodKey({ method }: Route): string {
  return method.toLowerCase();
}

function operation(api: DescribedApi, route: OfferedRoute): Operation {
  const { name, service, region, timeoutSeconds } = api;
  const parameters = pathParameters(route);
  return {
    operationId: routeName(route),
    ...(parameters.length > 0 && { parameters }),
    responses: { default: { description: `What the handler ${route.handler} answers` } },
    ...(service.auth === "iam" && { security: security(service.auth) }),
    "x-amazon-apigateway-integration": lambdaIntegration({
      functionArn: functionArn(api, `${name}-${route.handler}`),
      region,
      timeoutMs: timeoutSeconds * 1000,
    }),
  };
}

/** Each parameter of a path has to be declared; of `{rest+}` the name is `rest`. */
function pathParameters({ path }: Route): readonly object[] {
  return [...path.matchAll(/\{([^}+]+)\+?\}/g)].map(([, parameter]) => ({
    name: parameter,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
}
