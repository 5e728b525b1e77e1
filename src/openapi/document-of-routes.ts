import type { JsonMap, OpenApiDocument } from "../model/openapi-document";
import type { OfferedOperation } from "../model/provider";
import { methodKey } from "./method-key";
import { parametersOf } from "./path-parameters";

/** The document of an API from its list of routes. */
export function documentOf(routes: readonly OfferedOperation[]): OpenApiDocument {
  const paths: Record<string, Record<string, JsonMap>> = {};
  for (const route of routes) {
    const item = paths[route.path] ?? {};
    item[methodKey(route.method)] = operation(route);
    paths[route.path] = item;
  }
  return { openapi: "3.0.1", info: { version: "1.0" }, paths };
}

function operation(route: OfferedOperation): JsonMap {
  const parameters = parametersOf(route.path);
  return {
    ...(parameters.length > 0 && { parameters }),
    responses: { default: { description: `What the handler ${route.handler} answers` } },
  };
}
