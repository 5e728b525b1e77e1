import { expected } from "../../findings/finding";
import { below, type JsonObject, type Remark, type Spot, writtenAt } from "../files/spot";

/** Keywords of JSON Schema that OpenAPI 3.0 has not, and that are not said in other words below. */
const ONLY_IN_31 = new Set([
  "$anchor",
  "$comment",
  "$defs",
  "$dynamicAnchor",
  "$dynamicRef",
  "$id",
  "$schema",
  "contains",
  "contentEncoding",
  "contentMediaType",
  "contentSchema",
  "dependentRequired",
  "dependentSchemas",
  "else",
  "if",
  "maxContains",
  "minContains",
  "patternProperties",
  "prefixItems",
  "propertyNames",
  "then",
  "unevaluatedItems",
  "unevaluatedProperties",
]);

/** A schema in the words of OpenAPI 3.0. */
interface InVersion30 {
  readonly schema: JsonObject;
  /** Keywords that 3.0 has no words for. */
  readonly unknown: readonly string[];
  readonly remarks: readonly Remark[];
}

/**
 * A schema of OpenAPI 3.1 as 3.0 says it: `type: [string, "null"]` is a nullable string, `const` an `enum` of
 * one, a limit of its own beside `minimum` a flag on it.
 * @see https://www.openapis.org/blog/2021/02/16/migrating-from-openapi-3-0-to-3-1-0
 */
export function inVersion30(spot: Spot, schema: JsonObject): InVersion30 {
  const remarks: Remark[] = [];
  const entries = Object.entries(schema).flatMap(([key, value]): readonly (readonly [string, unknown])[] => {
    if (ONLY_IN_31.has(key)) return [];
    if (key === "const") return [["enum", [value]]];
    if (key === "type" && Array.isArray(value)) {
      const types = value.filter((type) => type !== "null");
      const place = below(spot, "type");
      if (types.length > 1)
        remarks.push({ spot: place, message: expected("one type, or one and null", writtenAt(place)) });
      return [["type", types[0]], ...(types.length < value.length ? [["nullable", true] as const] : [])];
    }
    if (key === "exclusiveMinimum" && typeof value === "number")
      return [
        ["minimum", value],
        [key, true],
      ];
    if (key === "exclusiveMaximum" && typeof value === "number")
      return [
        ["maximum", value],
        [key, true],
      ];
    return [[key, value]];
  });
  const unknown = Object.keys(schema).filter((key) => ONLY_IN_31.has(key));
  return { schema: Object.fromEntries(entries), unknown, remarks };
}
