/** Any JSON value. */
type Json = null | boolean | number | string | readonly Json[] | JsonMap;

export interface JsonMap {
  readonly [key: string]: Json;
}

/**
 * An OpenAPI 3.0 document that API Gateway can import, in one piece: references lead to `components.schemas`
 * only. Integrations and authorization are not in it.
 * @see https://spec.openapis.org/oas/v3.0.3
 */
export interface OpenApiDocument extends JsonMap {
  readonly openapi: string;
  readonly info: JsonMap;
  /** By path, then by method in lower case. */
  readonly paths: { readonly [path: string]: JsonMap };
}

/** The key of an operation that answers any method of a path. */
export const ANY_METHOD_KEY = "x-amazon-apigateway-any-method";
