import type { AuthorizerSettings } from "../api-gateway/authorizers/authorizer-problem";
import type { ImportedDocument, SecurityScheme } from "./imported-document";

/**
 * The authorizers of a document: security schemes that describe one. They are named as their schemes are.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
 */
export function importedAuthorizers({ components }: ImportedDocument): readonly AuthorizerSettings[] {
  return Object.entries(components?.securitySchemes ?? {}).flatMap(([name, scheme]) => {
    const { type = "", ...settings } = scheme["x-amazon-apigateway-authorizer"] ?? {};
    if (!isCustom(scheme)) return [];
    return [{ ...settings, name, type: type.toUpperCase(), authType: "custom" }];
  });
}

/** True of a scheme that has an authorizer asked. */
export function isCustom(scheme: SecurityScheme): boolean {
  return (
    scheme["x-amazon-apigateway-authtype"] === "custom" &&
    scheme["x-amazon-apigateway-authorizer"] !== undefined
  );
}
