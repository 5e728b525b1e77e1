/** The parts of an OpenAPI document that differ in what API Gateway does with them. */
export type Kind =
  | "document"
  | "info"
  | "paths"
  | "pathItem"
  | "operation"
  | "parameters"
  | "parameter"
  | "requestBody"
  | "requestContent"
  | "mediaType"
  | "encodings"
  | "encoding"
  | "responses"
  | "response"
  | "responseContent"
  | "responseMediaType"
  | "headers"
  | "components"
  | "schema"
  | "schemas"
  | "plain";

/** A key that is left out of the document, and the end of the sentence that says why. */
interface Unwanted {
  readonly because: string;
}

interface Shape {
  /** Keys that are more than plain values. */
  readonly keys?: Readonly<Record<string, Kind | Unwanted>>;
  /** Every key that is not an extension, or every entry of a list. */
  readonly each?: Kind;
  /** True if a reference may stand in its place; the reference is then replaced by what it leads to. */
  readonly inlined?: true;
}

const NO_ADDRESS: Unwanted = { because: "as API Gateway gives the API its address" };
const NO_SUCH_KEYWORD: Unwanted = { because: "as API Gateway does not support it" };
const NO_OPERATION: Unwanted = { because: "as it is no operation of this API" };
const AUTH_DECIDES: Unwanted = { because: "as the deployment's auth says how a caller is known" };
const ONLY_IN_31: Unwanted = { because: "as OpenAPI 3.0, which API Gateway takes, has no such key" };

const EXAMPLES = { example: NO_SUCH_KEYWORD, examples: NO_SUCH_KEYWORD };
const PARAMETER = {
  schema: "schema",
  content: "requestContent",
  deprecated: NO_SUCH_KEYWORD,
  ...EXAMPLES,
} as const;

/**
 * The keys of each kind of part, and those of them that API Gateway does not take.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export const SHAPES: Readonly<Record<Kind, Shape>> = {
  document: {
    keys: {
      info: "info",
      paths: "paths",
      components: "components",
      servers: NO_ADDRESS,
      security: AUTH_DECIDES,
      webhooks: NO_OPERATION,
      jsonSchemaDialect: ONLY_IN_31,
    },
  },
  info: { keys: { summary: ONLY_IN_31 } },
  paths: { each: "pathItem" },
  pathItem: {
    inlined: true,
    keys: {
      parameters: "parameters",
      servers: NO_ADDRESS,
      get: "operation",
      put: "operation",
      post: "operation",
      delete: "operation",
      options: "operation",
      head: "operation",
      patch: "operation",
      "x-amazon-apigateway-any-method": "operation",
    },
  },
  operation: {
    keys: {
      parameters: "parameters",
      requestBody: "requestBody",
      responses: "responses",
      callbacks: NO_OPERATION,
      servers: NO_ADDRESS,
      security: AUTH_DECIDES,
      deprecated: NO_SUCH_KEYWORD,
    },
  },
  parameters: { each: "parameter" },
  parameter: { inlined: true, keys: PARAMETER },
  requestBody: { inlined: true, keys: { content: "requestContent" } },
  requestContent: { each: "mediaType" },
  mediaType: { keys: { schema: "schema", encoding: "encodings", ...EXAMPLES } },
  encodings: { each: "encoding" },
  encoding: { keys: { headers: "headers" } },
  responses: { each: "response" },
  response: {
    inlined: true,
    keys: { headers: "headers", content: "responseContent", links: NO_OPERATION },
  },
  responseContent: { each: "responseMediaType" },
  responseMediaType: { keys: { schema: "schema", encoding: "encodings", ...EXAMPLES } },
  headers: { each: "parameter" },
  components: { keys: { securitySchemes: AUTH_DECIDES } },
  schema: {
    keys: {
      properties: "schemas",
      items: "schema",
      additionalProperties: "schema",
      not: "schema",
      allOf: "schemas",
      anyOf: "schemas",
      oneOf: "schemas",
    },
  },
  schemas: { each: "schema" },
  plain: {},
};
