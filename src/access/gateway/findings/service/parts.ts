import type { Finding } from "../../../network/finding";
import { onlyOne } from "../../../network/held/only";
import type { Resource, Stack } from "../../../network/stack/stack-json";

/** The balancer of a service that the stack makes, and what it leads to. */
export interface BalancerParts {
  readonly balancer: Resource;
  readonly listener: Resource;
  readonly targets: Resource;
}

/** @returns the parts, or what is wrong with their number */
export function balancerParts(stack: Stack): BalancerParts | { readonly findings: readonly Finding[] } {
  const found = ["aws_lb", "aws_lb_listener", "aws_lb_target_group"].map((type) => onlyOne(stack, type));
  const [balancer, listener, targets] = found.map(({ resource }) => resource);
  if (!balancer || !listener || !targets) return { findings: found.flatMap(({ findings }) => findings) };
  return { balancer, listener, targets };
}
