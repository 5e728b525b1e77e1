import { type JsonObject, objectOf } from "../../../../src/access/network/stack/stack-json";
import type { Path, Stacks } from "./mutant";

/** The OpenAPI documents of a stack's APIs, in its local values. */
export function documentsIn(
  stacks: Stacks,
  stackId: string,
): readonly { readonly path: Path; readonly document: JsonObject }[] {
  return Object.entries(objectOf(objectOf(stacks[stackId]).locals))
    .filter(([name]) => /(?:^|_)openapi$/.test(name))
    .map(([name, document]) => ({ path: [stackId, "locals", name], document: objectOf(document) }));
}
