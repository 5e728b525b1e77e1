import { resolved } from "../stack/reference";
import { type JsonObject, objectOf, type Resource, type Stack } from "../stack/stack-json";

/** An operation of an API's OpenAPI document. */
export interface Operation {
  /** The method and path in words: `GET /orders`, `ANY /files/{path+}`. */
  readonly name: string;
  readonly value: JsonObject;
}

const ANY = "x-amazon-apigateway-any-method";
const METHODS = new Set(["get", "put", "post", "delete", "options", "head", "patch", ANY]);
/** Other keys of a path. `$ref` is not among them: it would bring operations in from elsewhere. */
const OTHERS = new Set(["parameters", "summary", "description", "servers"]);

/** The document that an API is made of, if its body comes down to a local value that can be read. */
export function documentOf(stack: Stack, { attributes }: Resource): JsonObject | undefined {
  const body = resolved(stack, attributes.body);
  const name = typeof body === "string" ? /^\$\{jsonencode\(local\.([\w-]+)\)\}$/.exec(body)?.[1] : undefined;
  return name === undefined || stack.locals[name] === undefined ? undefined : objectOf(stack.locals[name]);
}

/** All operations of a document, and whatever else stands where an operation could. */
export function operationsIn({ paths }: JsonObject): {
  readonly operations: readonly Operation[];
  readonly unknown: readonly string[];
} {
  const operations: Operation[] = [];
  const unknown: string[] = [];
  for (const [path, item] of Object.entries(objectOf(paths))) {
    for (const [key, value] of Object.entries(objectOf(item))) {
      const name = `${key === ANY ? "ANY" : key.toUpperCase()} ${path}`;
      if (METHODS.has(key)) operations.push({ name, value: objectOf(value) });
      else if (!OTHERS.has(key)) unknown.push(`${key} in ${path}`);
    }
  }
  return { operations, unknown };
}
