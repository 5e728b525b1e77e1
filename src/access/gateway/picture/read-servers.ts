import { attachedOf } from "../../network/stack/attached";
import { referent, referents } from "../../network/stack/reference";
import { listOf, objectOf, ofType, type Resource, type Stack } from "../../network/stack/stack-json";
import type { Attached } from "./gateway";

/** The services of containers, and the groups of instances, that register themselves in a target group. */
export function serversIn(stack: Stack, targets: string): readonly Attached[] {
  const containers = ofType(stack, "aws_ecs_service").filter(({ attributes }) =>
    listOf(attributes.load_balancer).some(
      (one) => referent(stack, objectOf(one).target_group_arn, "arn") === targets,
    ),
  );
  const instances = ofType(stack, "aws_autoscaling_group").filter(({ attributes }) =>
    referents(stack, attributes.target_group_arns, "arn").includes(targets),
  );
  return [...containers, ...instances].flatMap((one) => attachedOf(stack, one) ?? []);
}

/** The launch template of a group of instances; undefined where the stack has none for it. */
export function launchTemplate(stack: Stack, { attributes }: Resource): Resource | undefined {
  const { id } = objectOf(attributes.launch_template);
  const template = stack.resources.get(referent(stack, id) ?? "");
  return template?.type === "aws_launch_template" ? template : undefined;
}
