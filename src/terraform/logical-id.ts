import type { TerraformElement } from "cdktf";
import { Node } from "constructs";

/**
 * The name of an element in its stack's Terraform addresses: the ids of the constructs that it is in, joined by `_`. Of
 * an id like `route:get` only `get` counts, the kind before the colon keeps construct ids apart; and `Default` stands
 * for the construct that it is in. Names that users give contain no `_`, ours have one where the two could meet.
 */
export function logicalId(element: TerraformElement | Node): string {
  const node = element instanceof Node ? element : element.node;
  return node.scopes
    .slice(2)
    .map((scope) => scope.node.id.replace(/^.*:/, ""))
    .filter((part) => part !== "Default")
    .join("_");
}
