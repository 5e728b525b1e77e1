import type { TerraformElement } from "cdktf";
import { Node } from "constructs";

/**
 * The name of an element in its Terraform address: the ids of its construct and all parents, joined by `_`.
 * Only `get` counts of an id like `route:get`; the prefix keeps construct ids distinct. `Default` is left
 * out. User-given names contain no `_`; names of Crosslink's own have one where the two could collide.
 */
export function logicalId(element: TerraformElement | Node): string {
  const node = element instanceof Node ? element : element.node;
  return node.scopes
    .slice(2)
    .map((scope) => scope.node.id.replace(/^.*:/, ""))
    .filter((part) => part !== "Default")
    .join("_");
}
