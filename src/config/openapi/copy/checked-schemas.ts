import type { Operation } from "../checks/operations";
import { checksBody } from "../checks/validators";
import type { OpenApiFiles } from "../files/openapi-files";
import { followed } from "../files/references";
import { below, keyOf, members, type Spot } from "../files/spot";
import { schemasBelow } from "./schemas-below";

/**
 * The schemas that API Gateway holds requests against, by `keyOf`: those of bodies that a validator checks, with
 * everything that they refer to. All others only describe.
 */
export function checkedSchemas(
  root: Spot,
  operations: readonly Operation[],
  files: OpenApiFiles,
): ReadonlySet<string> {
  const checked = new Set<string>();
  const add = (spot: Spot): void => {
    const schema = followed(spot, files);
    if (schema === undefined || checked.has(keyOf(schema))) return;
    checked.add(keyOf(schema));
    for (const part of schemasBelow(schema)) add(part);
  };
  for (const operation of operations.filter((one) => checksBody(one, root))) {
    const body = followed(below(operation.spot, "requestBody"), files);
    if (body === undefined) continue;
    for (const [, media] of members(below(body, "content"))) {
      const schema = below(media, "schema");
      if (schema.value !== undefined) add(schema);
    }
  }
  return checked;
}
