import type { Finding } from "../../../../network/finding";
import { noOther } from "../../../../network/held/only";
import type { Stack } from "../../../../network/stack/stack-json";
import type { ComputeExpectations } from "../../../expectations/service-expectations";

type Kind = ComputeExpectations["kind"];

/** Types that only servers of one kind have. */
const OF_KIND: Readonly<Record<Kind, readonly string[]>> = {
  fargate: [
    ...["aws_ecs_cluster", "aws_ecs_service", "aws_ecs_task_definition"],
    ...["aws_appautoscaling_target", "aws_appautoscaling_policy"],
  ],
  ec2: [
    ...["aws_launch_template", "aws_autoscaling_group", "aws_autoscaling_policy", "aws_iam_instance_profile"],
    ...["aws_s3_bucket", "aws_s3_object", "data.aws_ssm_parameter"],
  ],
  existing: ["data.aws_lb", "data.aws_lb_listener", "data.aws_subnet"],
};

/** Every type of which a stack with a balancer of others has something. */
const BESIDE_OTHERS: ReadonlySet<string> = new Set([
  ...["aws_vpc_endpoint_service", "aws_vpc_endpoint_service_allowed_principal"],
  ...["aws_vpc_endpoint_connection_accepter", "data.aws_s3_objects", "data.terraform_remote_state"],
  ...OF_KIND.existing,
]);

/** Nothing of servers of another kind than the file's; beside a balancer of others nothing is made at all. */
export function noneOfKind(stack: Stack, kind: Kind): readonly Finding[] {
  const others = (Object.keys(OF_KIND) as Kind[]).filter((other) => other !== kind);
  const types = new Set(others.flatMap((other) => OF_KIND[other]));
  if (kind === "existing")
    for (const type of stack.types.keys()) if (!BESIDE_OTHERS.has(type)) types.add(type);
  return [...types].flatMap((type) => noOther(stack, type, [], "is of servers that the file does not have"));
}
