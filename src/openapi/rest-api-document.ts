import { functionArn, type Place } from "../model/aws/arn";
import { authorizerName } from "../model/aws/names";
import type { JsonMap, OpenApiDocument } from "../model/openapi-document";
import type { OfferedOperation, RestApi } from "../model/provider";
import { routeName } from "../model/routes/route";
import { type Authorization, gatewayResponses, security, securitySchemes } from "./authorization";
import { documentOf } from "./document-of-routes";
import { lambdaIntegration } from "./lambda-integration";
import { methodKey } from "./method-key";

/** The parts of a provider that its OpenAPI document depends on. */
interface DescribedApi extends Place {
  /** The API's name, and prefix of its functions' names. */
  readonly name: string;
  readonly service: Pick<RestApi, "auth" | "authorizer" | "operations" | "document">;
  /** The time limit of a handler, 1 to 29 s. */
  readonly timeoutSeconds: number;
}

/**
 * A provider's routes as one OpenAPI 3.0 document for API Gateway to import: paths, methods, authorization
 * and integrations. A team's own document provides all but the last two. Nothing in it depends on an apply,
 * so a plan shows the whole document.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
export function restApiDocument(api: DescribedApi): OpenApiDocument {
  const { name, service } = api;
  const { openapi, info, paths, components, ...more } = service.document ?? documentOf(service.operations);
  const authorization = authorizationOf(api);
  const schemes = securitySchemes(authorization);
  const responses = gatewayResponses(authorization);
  return {
    openapi,
    // An import sets the API's name to the title, and its description.
    info: { ...info, title: name, description: info.description ?? DESCRIPTION },
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, item]) => [path, answered(api, path, item)] as const),
    ),
    ...((components || schemes) && {
      components: { ...(components as JsonMap | undefined), ...(schemes && { securitySchemes: schemes }) },
    }),
    ...more,
    ...(responses && {
      [GATEWAY_RESPONSES]: { ...responses, ...(more[GATEWAY_RESPONSES] as JsonMap | undefined) },
    }),
  };
}

const GATEWAY_RESPONSES = "x-amazon-apigateway-gateway-responses";

function authorizationOf({ service, ...api }: DescribedApi): Authorization {
  const { auth, authorizer: settings } = service;
  if (auth === "iam" || auth === "none") return { auth };
  const authorizer = { region: api.region, authorizerArn: functionArn(api, authorizerName(api.name)) };
  if (auth === "certificate") return { auth, ...authorizer };
  if (settings === undefined) throw new Error(`${api.name} has no authorizer`);
  return { auth, ...settings, ...authorizer };
}

const DESCRIPTION = "Routes, authorization and integrations come from one OpenAPI document";

/** A path's operations with authorization and integration. */
function answered(api: DescribedApi, path: string, item: JsonMap): JsonMap {
  const operations = new Map(
    api.service.operations.filter((one) => one.path === path).map((one) => [methodKey(one.method), one]),
  );
  return Object.fromEntries(
    Object.entries(item).map(([key, value]) => {
      const offered = operations.get(key);
      return [key, offered ? operation(api, offered, value as JsonMap) : value];
    }),
  );
}

function operation(api: DescribedApi, route: OfferedOperation, described: JsonMap): JsonMap {
  const { name, region, timeoutSeconds } = api;
  const asked = security(authorizationOf(api));
  return {
    operationId: routeName(route),
    ...described,
    ...(asked && { security: asked }),
    "x-amazon-apigateway-integration": lambdaIntegration({
      functionArn: functionArn(api, `${name}-${route.handler}`),
      region,
      timeoutMs: timeoutSeconds * 1000,
    }),
  };
}
