import { referent } from "./reference";
import { ofType, type Stack } from "./stack-json";

/** The main route table of each VPC that the stack makes, by the VPC's address. */
export function mainTables(stack: Stack): ReadonlyMap<string | undefined, string> {
  return byVpc(stack, "aws_default_route_table", "default_route_table_id", "default_route_table_id");
}

/** The default security group of each VPC that the stack makes, by the VPC's address. */
export function defaultGroups(stack: Stack): ReadonlyMap<string | undefined, string> {
  return byVpc(stack, "aws_default_security_group", "vpc_id", "id");
}

function byVpc(stack: Stack, type: string, name: string, attribute: string) {
  return new Map(
    ofType(stack, type).map(({ address, attributes }) => [
      referent(stack, attributes[name], attribute),
      address,
    ]),
  );
}
