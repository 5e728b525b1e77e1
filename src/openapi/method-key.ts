import { ANY_METHOD_KEY } from "../model/openapi-document";

/** The key under which the operation of a method stands in a path: `get`, and for `ANY` a word of API Gateway's own. */
export function methodKey(method: string): string {
  return method === "ANY" ? ANY_METHOD_KEY : method.toLowerCase();
}
