import { functionArn, type Place } from "../model/aws/arn";
import type { JsonMap, OpenApiDocument } from "../model/openapi-document";
import type { OfferedOperation, RestApi } from "../model/provider";
import { routeName } from "../model/routes/route";
import { security, securitySchemes } from "./authorization";
import { documentOf } from "./document-of-routes";
import { lambdaIntegration } from "./lambda-integration";
import { methodKey } from "./method-key";

/** A REST API, as the document that describes it is told. */
export interface DescribedApi extends Place {
  /** The API's name, and the beginning of its functions' names. */
  readonly name: string;
  readonly service: Pick<RestApi, "auth" | "operations" | "document">;
  /** The longest that a handler may take, 1 to 29 s. */
  readonly timeoutSeconds: number;
}

/**
 * A provider's routes as one OpenAPI 3.0 document, which API Gateway imports: paths, methods, who may call them and which
 * function answers. A team's own document says all of it but the last two. Everything is known before anything is applied,
 * so that a plan shows the whole document.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
export function restApiDocument(api: DescribedApi): OpenApiDocument {
  const { name, service } = api;
  const { openapi, info, paths, components, ...more } = service.document ?? documentOf(service.operations);
  const schemes = securitySchemes(service.auth);
  return {
    openapi,
    // An import renames the API to the title, and gives it the description.
    info: { ...info, title: name, description: info.description ?? DESCRIPTION },
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, item]) => [path, answered(api, path, item)] as const),
    ),
    ...((components || schemes) && {
      components: { ...(components as JsonMap | undefined), ...(schemes && { securitySchemes: schemes }) },
    }),
    ...more,
  };
}

const DESCRIPTION = "Routes, authorization and integrations come from one OpenAPI document";

/** The operations of a path, each with who may call it and what answers. */
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
  const { name, service, region, timeoutSeconds } = api;
  const asked = security(service.auth);
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
