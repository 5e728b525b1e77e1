import { ANY_METHOD_KEY } from "../model/openapi-document";
import { ANY, type WrittenRoute } from "../model/routes/route";

/** The key of a method's operation in a path item: `get`; for `ANY` API Gateway's extension. */
export function methodKey(method: WrittenRoute["method"]): string {
  return method === ANY ? ANY_METHOD_KEY : method.toLowerCase();
}
