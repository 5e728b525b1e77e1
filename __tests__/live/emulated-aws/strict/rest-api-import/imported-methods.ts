import type { SavedIntegration } from "../api-gateway/integrations/integration-problem";
import { isCustom } from "./imported-authorizers";
import {
  type ImportedDocument,
  type ImportedOperation,
  type ImportedParameter,
  resolved,
  type SecurityScheme,
} from "./imported-document";

/** A method as `PutMethod` and `PutIntegration` take it. */
export interface ImportedMethod {
  readonly path: string;
  readonly httpMethod: string;
  readonly authorizationType: string;
  /** The name of one of the document's authorizers. */
  readonly authorizer?: string;
  readonly operationName?: string;
  /** `method.request.path.id`: whether it is required. */
  readonly requestParameters: Readonly<Record<string, boolean>>;
  /** The name of a model by content type. */
  readonly requestModels: Readonly<Record<string, string>>;
  /** The name of one of the document's request validators. */
  readonly validator?: string;
  readonly integration?: SavedIntegration;
}

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch"];
const ANY = "x-amazon-apigateway-any-method";

/** Every method of a document, as API Gateway makes them of it. */
export function importedMethods(document: ImportedDocument): readonly ImportedMethod[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    [...METHODS, ANY].flatMap((method) => {
      const operation = item[method] as ImportedOperation | undefined;
      if (operation === undefined) return [];
      const shared = (item.parameters ?? []) as readonly ImportedParameter[];
      return [importedMethod(document, path, method, operation, shared)];
    }),
  );
}

function importedMethod(
  document: ImportedDocument,
  path: string,
  method: string,
  operation: ImportedOperation,
  shared: readonly ImportedParameter[],
): ImportedMethod {
  return {
    path,
    httpMethod: method === ANY ? "ANY" : method.toUpperCase(),
    ...authorizationOf(document, operation),
    operationName: operation.operationId,
    requestParameters: parametersOf(document, [...shared, ...(operation.parameters ?? [])]),
    requestModels: modelsOf(document, operation),
    validator:
      operation["x-amazon-apigateway-request-validator"] ?? document["x-amazon-apigateway-request-validator"],
    integration: integrationOf(operation),
  };
}

/**
 * An operation says for itself whom it takes; a scheme that API Gateway does not know is passed over, and the method
 * then takes anybody.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authtype.html
 */
function authorizationOf(
  { components }: ImportedDocument,
  { security = [] }: ImportedOperation,
): Pick<ImportedMethod, "authorizationType" | "authorizer"> {
  const names = security.flatMap((requirement) => Object.keys(requirement));
  const scheme = (name: string): SecurityScheme => components?.securitySchemes?.[name] ?? {};
  if (names.some((name) => scheme(name)["x-amazon-apigateway-authtype"] === "awsSigv4"))
    return { authorizationType: "AWS_IAM" };
  const authorizer = names.find((name) => isCustom(scheme(name)));
  return authorizer === undefined
    ? { authorizationType: "NONE" }
    : { authorizationType: "CUSTOM", authorizer };
}

const PLACES = { path: "path", query: "querystring", header: "header" } as const;

function parametersOf(
  document: ImportedDocument,
  parameters: readonly (ImportedParameter | { readonly $ref: string })[],
): Readonly<Record<string, boolean>> {
  const named = parameters
    .map((parameter) => resolved(document, parameter))
    // Cookies are no parameters to API Gateway.
    .flatMap(({ name, in: place, required = false }) =>
      place === "cookie" ? [] : [[`method.request.${PLACES[place]}.${name}`, required] as const],
    );
  return Object.fromEntries(named);
}

function modelsOf(
  document: ImportedDocument,
  { requestBody }: ImportedOperation,
): Readonly<Record<string, string>> {
  if (requestBody === undefined) return {};
  const content = resolved(document, requestBody).content ?? {};
  return Object.fromEntries(
    Object.entries(content).flatMap(([type, { schema }]) =>
      schema === undefined ? [] : [[type, modelName(schema)]],
    ),
  );
}

/** The model that a schema is: one of the document's, or one that API Gateway makes of it. */
export function modelName(schema: object): string {
  const name =
    "$ref" in schema ? /^#\/components\/schemas\/([^/]+)$/.exec(String(schema.$ref))?.[1] : undefined;
  return name ?? `MODEL${Buffer.from(JSON.stringify(schema)).toString("hex").slice(0, 24)}`;
}

function integrationOf(operation: ImportedOperation): SavedIntegration | undefined {
  const integration = operation["x-amazon-apigateway-integration"];
  return integration && { ...integration, type: integration.type?.toUpperCase() };
}
