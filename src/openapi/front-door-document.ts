import type { JsonMap, OpenApiDocument } from "../model/openapi-document";
import { type Route, routeName } from "../model/routes/route";
import { type Authorization, gatewayResponses, security, securitySchemes } from "./authorization";
import { httpIntegration, type LinkedApi } from "./http-integration";
import { methodKey } from "./method-key";
import { parametersOf } from "./path-parameters";

/** A front door, as its document depends on it. */
interface DescribedDoor {
  readonly name: string;
  readonly routes: readonly Route[];
  readonly authorization: Authorization;
  /** The API behind it. */
  readonly api: LinkedApi;
}

/** The routes of a front door as one OpenAPI 3.0 document for API Gateway to import: each is that of the API behind it. */
export function frontDoorDocument({ name, routes, authorization, api }: DescribedDoor): OpenApiDocument {
  const paths: Record<string, Record<string, JsonMap>> = {};
  for (const route of routes) {
    const item = paths[route.path] ?? {};
    item[methodKey(route.method)] = operation(route, authorization, api);
    paths[route.path] = item;
  }
  const schemes = securitySchemes(authorization);
  const responses = gatewayResponses(authorization);
  return {
    openapi: "3.0.1",
    info: {
      title: name,
      version: "1.0",
      description: "Calls go on to a private API, with a key of this account",
    },
    paths,
    ...(schemes && { components: { securitySchemes: schemes } }),
    ...(responses && { "x-amazon-apigateway-gateway-responses": responses }),
  };
}

function operation(route: Route, authorization: Authorization, api: LinkedApi): JsonMap {
  const parameters = parametersOf(route.path);
  const asked = security(authorization);
  return {
    operationId: routeName(route),
    ...(parameters.length > 0 && { parameters }),
    responses: { default: { description: "The answer of the private API" } },
    ...(asked && { security: asked }),
    "x-amazon-apigateway-integration": httpIntegration(route, api),
  };
}
