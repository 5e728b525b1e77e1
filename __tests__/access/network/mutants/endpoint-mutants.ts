import { type Json, listOf, objectOf } from "../../../../src/access/network/stack/stack-json";
import { type Mutant, mutant, others, type Place, placesOf, replacedOnce, type Stacks } from "./mutant";

const STRANGERS = {
  group: "sg-0fffffffffffffff1",
  subnet: "subnet-0fffffffffffffff1",
  vpc: "vpc-0fffffffffffffff1",
};

/** Every endpoint moved, opened and taken from its names. */
export function endpointMutants(stacks: Stacks): readonly Mutant[] {
  return placesOf(stacks, "aws_vpc_endpoint").flatMap((endpoint) => [
    mutant(stacks, "endpoint dropped", endpoint.path, undefined),
    ...(endpoint.attributes.vpc_endpoint_type === "Gateway"
      ? gateway(stacks, endpoint)
      : interfaces(stacks, endpoint)),
    ...policies(stacks, endpoint),
    ...services(stacks, endpoint),
  ]);
}

function interfaces(stacks: Stacks, endpoint: Place): readonly Mutant[] {
  const { path, attributes } = endpoint;
  const { subnet_ids, security_group_ids, private_dns_enabled } = attributes;
  const subnets = [...others(stacks, endpoint, "aws_subnet"), STRANGERS.subnet];
  const groups = [...others(stacks, endpoint, "aws_security_group"), STRANGERS.group];
  return [
    mutant(stacks, "endpoint's private DNS flipped", [...path, "private_dns_enabled"], !private_dns_enabled),
    ...replacedOnce(subnet_ids, subnets).map((ids) =>
      mutant(stacks, "endpoint's subnet replaced", [...path, "subnet_ids"], ids),
    ),
    mutant(stacks, "endpoint without subnets", [...path, "subnet_ids"], []),
    ...replacedOnce(security_group_ids, groups).map((ids) =>
      mutant(stacks, "endpoint's group replaced", [...path, "security_group_ids"], ids),
    ),
    ...groups
      .filter((group) => !listOf(security_group_ids).includes(group))
      .map((group) =>
        mutant(
          stacks,
          "group added to endpoint",
          [...path, "security_group_ids"],
          [...listOf(security_group_ids), group],
        ),
      ),
    mutant(stacks, "endpoint without groups", [...path, "security_group_ids"], []),
  ];
}

function gateway(stacks: Stacks, { path }: Place): readonly Mutant[] {
  return [
    mutant(stacks, "gateway without route tables", [...path, "route_table_ids"], []),
    mutant(stacks, "gateway's route table replaced", [...path, "route_table_ids"], ["rtb-0fffffffffffffff1"]),
  ];
}

function policies(stacks: Stacks, { path, attributes }: Place): readonly Mutant[] {
  // An endpoint of an endpoint service takes none.
  if (attributes.policy === undefined)
    return [mutant(stacks, "endpoint's policy added", [...path, "policy"], "{}")];
  const document = objectOf(JSON.parse(String(attributes.policy)) as Json);
  const statements = listOf(document.Statement).map(objectOf);
  const withStatement = (i: number, change: object) =>
    JSON.stringify({ ...document, Statement: statements.with(i, { ...statements[i], ...change }) });
  return [
    mutant(stacks, "endpoint's policy dropped", [...path, "policy"], undefined),
    mutant(
      stacks,
      "endpoint's policy dropped",
      [...path, "policy"],
      JSON.stringify({ ...document, Statement: [] }),
    ),
    ...statements.flatMap((_, i) => [
      mutant(
        stacks,
        "endpoint's policy widened",
        [...path, "policy"],
        withStatement(i, { Resource: "*", Condition: undefined }),
      ),
      mutant(
        stacks,
        "endpoint's policy widened",
        [...path, "policy"],
        withStatement(i, { Resource: ["*"], Condition: {} }),
      ),
      mutant(stacks, "endpoint's policy widened", [...path, "policy"], withStatement(i, { Action: "*" })),
      mutant(
        stacks,
        "endpoint's policy widened",
        [...path, "policy"],
        withStatement(i, { Resource: undefined, NotResource: "x" }),
      ),
    ]),
  ];
}

function services(stacks: Stacks, { path, attributes }: Place): readonly Mutant[] {
  const name = String(attributes.service_name);
  const region = name.split(".").at(-2) ?? "";
  return [
    mutant(stacks, "endpoint of another service", [...path, "service_name"], name.replace(/[a-z-]+$/, "s3")),
    mutant(
      stacks,
      "endpoint of another region",
      [...path, "service_name"],
      name.replace(region, "us-west-2"),
    ),
    mutant(stacks, "endpoint in another VPC", [...path, "vpc_id"], STRANGERS.vpc),
    mutant(stacks, "endpoint in another VPC", [...path, "vpc_id"], undefined),
    mutant(stacks, "endpoint of another type", [...path, "vpc_endpoint_type"], "GatewayLoadBalancer"),
    mutant(stacks, "endpoint twice", [...path.slice(0, -1), "twice"], attributes),
  ];
}
