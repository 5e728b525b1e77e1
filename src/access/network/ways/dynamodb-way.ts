import type { Way } from "../expectations";
import { assumption, type Finding, fact, listed, problem, shown } from "../finding";
import type { Need } from "../groups/rule";
import { homeOf } from "../stack/aws-provider";
import { referents, textOf } from "../stack/reference";
import { ofType, type Stack } from "../stack/stack-json";
import { mainTables } from "../stack/vpc-defaults";
import { type Ground, lets } from "./ground";
import type { Reach } from "./reach";
import type { Traveller } from "./traveller";

/**
 * The way of a function to DynamoDB: routes lead DynamoDB's addresses to a gateway endpoint, and the group lets them out
 * by AWS's own list of them.
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
 */
export function dynamodbWay(
  ground: Ground,
  traveller: Traveller,
  subnets: readonly string[],
  { kind }: Way,
): Reach {
  const { stack } = ground;
  const { address, group, vpc } = traveller;
  const list = addressList(stack);
  if (list === undefined) {
    const text = `${address} does not reach DynamoDB: expected the prefix list of DynamoDB's addresses, got none`;
    return { findings: [problem(stack, text)], needs: [] };
  }
  const needs: readonly Need[] = [{ direction: "egress", group, peer: list, by: address, to: "DynamoDB" }];
  const { gateway, findings } =
    kind === "adopted"
      ? { gateway: "DynamoDB", findings: [adopted(stack, vpc, subnets)] }
      : gatewayRoutes(ground, traveller, subnets);
  if (gateway === undefined || !lets(ground, needs)) return { findings, needs };
  const text = `${address} reaches ${gateway} by the routes of ${listed(subnets)}, on 443 from ${group} to ${list}`;
  return { findings: [fact(stack, text), ...findings], needs };
}

/** The data source of the addresses of DynamoDB in the stack's region. */
function addressList(stack: Stack): string | undefined {
  const name = `com.amazonaws.${homeOf(stack).region}.dynamodb`;
  return ofType(stack, "data.aws_ec2_managed_prefix_list").find(
    ({ attributes }) => textOf(stack, attributes.name) === name,
  )?.address;
}

function adopted(stack: Stack, vpc: string, subnets: readonly string[]): Finding {
  const text = stack.resources.has(vpc)
    ? `others put a gateway endpoint of dynamodb into ${vpc}, from which nothing leads to DynamoDB`
    : `${vpc} has routes to DynamoDB for ${listed(subnets)}`;
  return assumption(stack, text);
}

/** Subnets that are associated with no other table use the main one of their VPC. */
function gatewayRoutes(
  { stack, endpoints }: Ground,
  { address, vpc }: Traveller,
  subnets: readonly string[],
): { readonly gateway?: string; readonly findings: readonly Finding[] } {
  const fails = (why: string) => ({
    findings: [problem(stack, `${address} does not reach DynamoDB: expected ${why}`)],
  });
  const endpoint = endpoints.get("dynamodb");
  if (endpoint === undefined) return fails("a gateway endpoint, got none");
  const gateway = endpoint.address;
  if (endpoint.vpc !== vpc) return fails(`${gateway} in ${vpc}, got it in ${shown(endpoint.vpc)}`);
  const tables = referents(stack, endpoint.resource.attributes.route_table_ids);
  if (!stack.resources.has(vpc)) {
    const text = `${listed(subnets)} use the routes of ${listed(tables)}`;
    return tables.length > 0
      ? { gateway, findings: [assumption(stack, text)] }
      : fails(`${gateway} in a route table, got it in none`);
  }
  const main = mainTables(stack).get(vpc);
  return main !== undefined && tables.includes(main)
    ? { gateway, findings: [] }
    : fails(`${gateway} in the main route table of ${vpc}, got it in ${listed(tables)}`);
}
