import { referent, referents } from "./reference";
import { type Json, listOf, objectOf, ofType, type Resource, type Stack } from "./stack-json";

/** Something with network interfaces in a VPC. */
export interface Attached {
  readonly address: string;
  /** Addresses of subnets and groups that the stack makes, ids of others. */
  readonly subnets: readonly string[];
  readonly groups: readonly string[];
}

/** The interfaces of anything that has some; undefined where it has none in a VPC. */
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
    case "aws_apigatewayv2_vpc_link":
      return {
        address,
        subnets: referents(stack, attributes.subnet_ids),
        groups: referents(stack, attributes.security_group_ids),
      };
    case "aws_ecs_service": {
      const { subnets, security_groups } = objectOf(attributes.network_configuration);
      return { address, subnets: referents(stack, subnets), groups: referents(stack, security_groups) };
    }
    case "aws_autoscaling_group":
      return {
        address,
        subnets: referents(stack, attributes.vpc_zone_identifier),
        groups: templateGroups(stack, attributes.launch_template),
      };
    default:
      return undefined;
  }
}

/** The groups of instances that are made from a template, which has them itself or in its network interface. */
function templateGroups(stack: Stack, value: Json | undefined): readonly string[] {
  const template = stack.resources.get(referent(stack, objectOf(value).id) ?? "");
  const { vpc_security_group_ids, network_interfaces } = template?.attributes ?? {};
  return [
    ...referents(stack, vpc_security_group_ids),
    ...listOf(network_interfaces).flatMap((one) => referents(stack, objectOf(one).security_groups)),
  ];
}

const TYPES = [
  ...["aws_lambda_function", "aws_instance", "aws_lb", "aws_vpc_endpoint"],
  ...["aws_apigatewayv2_vpc_link", "aws_ecs_service", "aws_autoscaling_group"],
];

/** Everything in the stack that has network interfaces. */
export function allAttached(stack: Stack): readonly Attached[] {
  return TYPES.flatMap((type) => ofType(stack, type)).flatMap(
    (resource) => attachedOf(stack, resource) ?? [],
  );
}
