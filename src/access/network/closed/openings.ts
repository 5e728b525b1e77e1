/** Types of resources that would open a network, each with the way that it is. */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^aws_internet_gateway/, "a way to and from the internet"],
  [/^aws_egress_only_internet_gateway$/, "a way out to the internet"],
  [/^aws_nat_gateway/, "a way out to the internet"],
  [/^aws_(?:eip|network_interface)/, "an address that others may reach"],
  [/^aws_vpc_peering_connection/, "a way to and from another VPC"],
  [/^aws_ec2_transit_gateway/, "a way to and from other networks"],
  [/^aws_(?:vpn|customer|dx)_/, "a way to and from networks outside AWS"],
  [/^aws_ec2_client_vpn_/, "a way in for people's machines"],
  [/^aws_networkmanager_/, "a way to and from other networks"],
  [/^aws_(?:main_route_table_association|route|route_table)(?:_|$)/, "a route that is not proven"],
  [/^aws_(?:security_group_rule|network_interface_sg_attachment)$/, "a rule that is not proven"],
  [/^aws_(?:default_|)network_acl/, "a rule that is not proven"],
  [/^aws_vpc_endpoint_service/, "a way in for other accounts"],
  [/^aws_vpc(?:lattice)?_/, "a part of a network that is not proven"],
  [/^aws_(?:lb|alb|elb|api_gateway_vpc_link|apigatewayv2|globalaccelerator|cloudfront)(?:_|$)/, "a way in"],
  [/^aws_lambda_function_url$/, "a public address of a function"],
  [/^aws_api_gateway_(?:domain_name|base_path_mapping|method|integration|authorizer|resource)/, "a way in"],
];

/** The opening that a resource of a type would be; undefined where its name does not say. */
export function openingOf(type: string): string | undefined {
  return TYPES.find(([pattern]) => pattern.test(type))?.[1];
}

/** Attributes that would open a network where they are not false, each with the way that they are. */
export const OPENING_ATTRIBUTES: Readonly<Record<string, string>> = {
  "aws_subnet.map_public_ip_on_launch": "a public address for whatever is started in it",
  "aws_subnet.assign_ipv6_address_on_creation": "an IPv6 address for whatever is started in it",
  "aws_subnet.map_customer_owned_ip_on_launch": "a further address for whatever is started in it",
  "aws_vpc.assign_generated_ipv6_cidr_block": "addresses that are public by nature",
  "aws_instance.associate_public_ip_address": "a public address",
};
