import { type Finding, problem, shown } from "../finding";
import { referents } from "../stack/reference";
import { objectOf, ofType, type Stack } from "../stack/stack-json";

/** An attribute in which a network's part stands, with the type of that part. */
interface Slot {
  readonly in: string;
  /** Its name, or its block's and its own. */
  readonly attribute: string;
  readonly type: string;
}

const slot = (at: string, attribute: string, type: string): Slot => ({ in: at, attribute, type });

const SLOTS: readonly Slot[] = [
  slot("aws_subnet", "vpc_id", "aws_vpc"),
  slot("aws_security_group", "vpc_id", "aws_vpc"),
  slot("aws_default_security_group", "vpc_id", "aws_vpc"),
  slot("aws_vpc_endpoint", "vpc_id", "aws_vpc"),
  slot("aws_vpc_endpoint", "subnet_ids", "aws_subnet"),
  slot("aws_vpc_endpoint", "security_group_ids", "aws_security_group"),
  slot("aws_vpc_endpoint", "route_table_ids", "aws_default_route_table"),
  slot("aws_lambda_function", "vpc_config.subnet_ids", "aws_subnet"),
  slot("aws_lambda_function", "vpc_config.security_group_ids", "aws_security_group"),
  slot("aws_instance", "subnet_id", "aws_subnet"),
  slot("aws_instance", "vpc_security_group_ids", "aws_security_group"),
  slot("aws_vpc_security_group_egress_rule", "security_group_id", "aws_security_group"),
  slot("aws_vpc_security_group_ingress_rule", "security_group_id", "aws_security_group"),
  slot("aws_lb", "subnets", "aws_subnet"),
  slot("aws_lb", "security_groups", "aws_security_group"),
  slot("aws_lb_target_group", "vpc_id", "aws_vpc"),
  slot("aws_apigatewayv2_vpc_link", "subnet_ids", "aws_subnet"),
  slot("aws_apigatewayv2_vpc_link", "security_group_ids", "aws_security_group"),
  slot("aws_ecs_service", "network_configuration.subnets", "aws_subnet"),
  slot("aws_ecs_service", "network_configuration.security_groups", "aws_security_group"),
  slot("aws_autoscaling_group", "vpc_zone_identifier", "aws_subnet"),
  slot("aws_launch_template", "network_interfaces.security_groups", "aws_security_group"),
  slot("aws_launch_template", "vpc_security_group_ids", "aws_security_group"),
  slot("data.aws_vpc_endpoint", "id", "an endpoint"),
  slot("data.aws_subnet", "id", "a subnet"),
];

/**
 * Each place of a network's part holds one of the stack's own, of the right type, or one that the file names: an id from
 * elsewhere would put a function into a network of which nothing is known.
 */
export function foreignParts(stack: Stack, adopted: readonly string[]): readonly Finding[] {
  const named = new Set(adopted);
  return SLOTS.flatMap(({ in: type, attribute, type: wanted }) =>
    ofType(stack, type).flatMap(({ address, attributes }) => {
      const [first = "", second] = attribute.split(".");
      const value = second === undefined ? attributes[first] : objectOf(attributes[first])[second];
      return referents(stack, value)
        .filter((part) => !named.has(part) && stack.resources.get(part)?.type !== wanted)
        .map((part) =>
          problem(
            stack,
            `${address} has ${shown(part)} as ${attribute}; expected ${wanted.startsWith("aws_") ? `one of ${wanted} of this stack, or one` : wanted} that the file names`,
          ),
        );
    }),
  );
}
