import { ANY_METHOD_KEY } from "../model/openapi-document";
import { ANY, type WrittenRoute } from "../model/routes/route";

/** The key under which the operation of a method stands in a path: `get`, and for `ANY` a word of API Gateway's own. */
export function methodKey(method: WrittenRoute["method"]): string {
  return method === ANY ? ANY_METHOD_KEY : method.toLowerCase();
}
