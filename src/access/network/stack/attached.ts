import { referent, referents } from "./reference";
import { objectOf, ofType, type Resource, type Stack } from "./stack-json";

/** Something with network interfaces in a VPC. */
export interface Attached {
  readonly address: string;
  /** Addresses of subnets and groups that the stack makes, ids of others. */
  readonly subnets: readonly string[];
  readonly groups: readonly string[];
}

/** The interfaces of a function, an instance, a balancer or an endpoint; undefined where it has none in a VPC. */
export function attachedOf(stack: Stack, { address, type, attributes }: Resource): Attached | undefined {
  switch (type) {
    case "aws_lambda_function": {
      if (attributes.vpc_config === undefined) return undefined;
      const { subnet_ids, security_group_ids } = objectOf(attributes.vpc_config);
      return {
        address,
        subnets: referents(stack, subnet_ids),
        groups: referents(stack, security_group_ids),
      };
    }
    case "aws_instance": {
      const subnet = referent(stack, attributes.subnet_id);
      return {
        address,
        subnets: subnet === undefined ? [] : [subnet],
        groups: referents(stack, attributes.vpc_security_group_ids),
      };
    }
    case "aws_lb":
      return {
        address,
        subnets: referents(stack, attributes.subnets),
        groups: referents(stack, attributes.security_groups),
      };
    case "aws_vpc_endpoint":
      if (attributes.vpc_endpoint_type !== "Interface") return undefined;
      return {
        address,
        subnets: referents(stack, attributes.subnet_ids),
        groups: referents(stack, attributes.security_group_ids),
      };
    default:
      return undefined;
  }
}

const TYPES = ["aws_lambda_function", "aws_instance", "aws_lb", "aws_vpc_endpoint"];

/** Everything in the stack that has network interfaces. */
export function allAttached(stack: Stack): readonly Attached[] {
  return TYPES.flatMap((type) => ofType(stack, type)).flatMap(
    (resource) => attachedOf(stack, resource) ?? [],
  );
}
