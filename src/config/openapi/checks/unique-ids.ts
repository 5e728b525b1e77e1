import { expected } from "../../findings/finding";
import { below, type Remark, writtenAt } from "../files/spot";
import type { Operation } from "./operations";

/** @see https://spec.openapis.org/oas/v3.0.3#operation-object */
export function uniqueIds(operations: readonly Operation[]): readonly Remark[] {
  const seen = new Set<unknown>();
  return operations.flatMap(({ spot }): readonly Remark[] => {
    const id = below(spot, "operationId");
    if (id.value === undefined) return [];
    const again = seen.has(id.value);
    seen.add(id.value);
    return again
      ? [{ spot: id, message: expected("each operationId once", `${writtenAt(id)} a second time`) }]
      : [];
  });
}
