import { ANY_METHOD_KEY } from "../../../model/openapi-document";
import { ANY, METHODS, parseRoute, type WrittenRoute } from "../../../model/routes/route";
import { expected, oneOf, quoted } from "../../findings/finding";
import type { OpenApiFiles } from "../files/openapi-files";
import { follow } from "../files/references";
import { below, isMap, members, type Remark, type Spot } from "../files/spot";

/** An operation of a document, wherever its path's item stands. */
export interface Operation {
  readonly method: WrittenRoute["method"];
  readonly path: string;
  readonly spot: Spot;
  /** The path item that holds the operation. */
  readonly item: Spot;
}

const BY_KEY = new Map<string, Operation["method"]>([
  ...METHODS.map((method) => [method.toLowerCase(), method] as const),
  [ANY_METHOD_KEY, ANY],
]);

/** The operations of a document in its own order, and what keeps others from being one. */
export function operationsOf(
  root: Spot,
  files: OpenApiFiles,
): { readonly operations: readonly Operation[]; readonly remarks: readonly Remark[] } {
  const paths = below(root, "paths");
  // That it is no map is said by the schema of OpenAPI.
  if (!isMap(paths.value)) return { operations: [], remarks: [] };
  const found = members(paths)
    .filter(([path]) => !path.startsWith("x-"))
    .map(([path, item]) => operationsUnder(path, item, files));
  const operations = found.flatMap((one) => one.operations);
  const remarks = found.flatMap((one) => one.remarks);
  if (operations.length > 0 || remarks.length > 0) return { operations, remarks };
  const none: Remark = { spot: paths, message: expected("at least one operation", "none"), at: "key" };
  return { operations, remarks: [none] };
}

function operationsUnder(path: string, entry: Spot, files: OpenApiFiles) {
  const remarks: Remark[] = [];
  // Every method goes with every path: it is the path that is looked at.
  if (parseRoute(`GET ${path}`) === undefined) remarks.push(notAPath(entry, path));
  const item = follow(entry, files);
  if (item === undefined || "spot" in item)
    return { operations: [], remarks: [...remarks, ...(item ? [item] : [])] };
  const operations = members(item).flatMap(([key, spot]): readonly Operation[] => {
    if (key === "trace") remarks.push(notAMethod(spot));
    const method = BY_KEY.get(key);
    return method === undefined || !isMap(spot.value) ? [] : [{ method, path, spot, item }];
  });
  return { operations: remarks.length > 0 ? [] : operations, remarks };
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html */
function notAPath(spot: Spot, path: string): Remark {
  const wanted =
    "a path that API Gateway takes, such as /orders/{id}: parameters are whole segments, and no slash ends it";
  return { spot, message: expected(wanted, quoted(path)), at: "key" };
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html */
function notAMethod(spot: Spot): Remark {
  const wanted = oneOf(
    "methods that API Gateway takes",
    METHODS.map((method) => method.toLowerCase()),
  );
  return { spot, message: expected(wanted, quoted("trace")), at: "key" };
}
