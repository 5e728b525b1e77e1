import type { JsonMap } from "../model/openapi-document";

/** The names of a path's parameters; `{rest+}` is named `rest`. */
export function parameterNames(path: string): readonly string[] {
  return [...path.matchAll(/\{([^}+]+)\+?\}/g)].map(([, name = ""]) => name);
}

/** The declarations of a path's parameters: API Gateway asks for each of them. */
export function parametersOf(path: string): readonly JsonMap[] {
  return parameterNames(path).map((name) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
}
