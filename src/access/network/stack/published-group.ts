import { referent } from "./reference";
import { objectOf, type Stack } from "./stack-json";

/** A security group that an output puts out, for others to use. */
export interface PublishedGroup {
  readonly group: string;
  /** Address or id. */
  readonly vpc: string;
  readonly output: string;
}

export function publishedGroups(stack: Stack): readonly PublishedGroup[] {
  return Object.entries(stack.outputs).flatMap(([output, block]) => {
    const group = referent(stack, objectOf(block).value) ?? "";
    const made = stack.resources.get(group);
    const vpc = made?.type === "aws_security_group" ? referent(stack, made.attributes.vpc_id) : undefined;
    return vpc === undefined ? [] : [{ group, vpc, output }];
  });
}
