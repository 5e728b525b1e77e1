import type { AuthorizerSettings } from "../api-gateway/authorizers/authorizer-problem";
import type { SavedIntegration } from "../api-gateway/integrations/integration-problem";

/** The parts of an OpenAPI 3.0 document that API Gateway reads. */
export interface ImportedDocument {
  readonly openapi?: string;
  readonly info?: { readonly title?: string; readonly description?: string };
  readonly paths?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components?: {
    readonly schemas?: Readonly<Record<string, object>>;
    readonly securitySchemes?: Readonly<Record<string, SecurityScheme>>;
    readonly parameters?: Readonly<Record<string, ImportedParameter>>;
    readonly requestBodies?: Readonly<Record<string, RequestBody>>;
  };
  readonly "x-amazon-apigateway-request-validator"?: string;
  readonly "x-amazon-apigateway-request-validators"?: Readonly<Record<string, RequestValidator>>;
  readonly "x-amazon-apigateway-minimum-compression-size"?: number;
  readonly "x-amazon-apigateway-policy"?: object;
  readonly "x-amazon-apigateway-endpoint-configuration"?: { readonly vpcEndpointIds?: readonly string[] };
  readonly "x-amazon-apigateway-gateway-responses"?: Readonly<Record<string, GatewayResponse>>;
}

export interface SecurityScheme {
  readonly "x-amazon-apigateway-authtype"?: string;
  /** Its type is in small letters: `request`. */
  readonly "x-amazon-apigateway-authorizer"?: AuthorizerSettings;
}

export interface RequestValidator {
  readonly validateRequestBody?: boolean;
  readonly validateRequestParameters?: boolean;
}

export interface GatewayResponse {
  readonly statusCode?: string | number;
  readonly responseParameters?: object;
  readonly responseTemplates?: object;
}

export interface ImportedOperation {
  readonly operationId?: string;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly Referable<ImportedParameter>[];
  readonly requestBody?: Referable<RequestBody>;
  readonly "x-amazon-apigateway-request-validator"?: string;
  readonly "x-amazon-apigateway-integration"?: SavedIntegration & {
    readonly timeoutInMillis?: number;
    readonly passthroughBehavior?: string;
  };
}

export type Referable<T> = T | { readonly $ref: string };

export interface ImportedParameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required?: boolean;
}

export interface RequestBody {
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
}

/** The target of a local reference; anything else is returned as it is. */
export function resolved<T extends object>(document: ImportedDocument, value: Referable<T>): T {
  if (!("$ref" in value)) return value;
  const keys = value.$ref.replace(/^#\//, "").split("/");
  const target = keys.reduce<unknown>(
    (found, key) =>
      (found as Record<string, unknown> | undefined)?.[key.replace(/~1/g, "/").replace(/~0/g, "~")],
    document,
  );
  if (target === undefined) throw new Error(`${value.$ref} leads to nothing`);
  return target as T;
}
