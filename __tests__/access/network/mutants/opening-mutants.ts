import type { Json } from "../../../../src/access/network/stack/stack-json";
import { type Mutant, mutant, type Place, placesOf, type Stacks } from "./mutant";

/** Resources that would open a network, put into each stack. */
const OPENINGS: Readonly<Record<string, Json>> = {
  aws_internet_gateway: { vpc_id: "${aws_vpc.main.id}" },
  aws_internet_gateway_attachment: {},
  aws_egress_only_internet_gateway: { vpc_id: "${aws_vpc.main.id}" },
  aws_nat_gateway: { connectivity_type: "public" },
  aws_eip: { domain: "vpc" },
  aws_network_interface: {},
  aws_vpc_peering_connection: { peer_vpc_id: "vpc-0fffffffffffffff1" },
  aws_vpc_peering_connection_accepter: {},
  aws_ec2_transit_gateway_vpc_attachment: {},
  aws_ec2_client_vpn_endpoint: {},
  aws_vpn_gateway: {},
  aws_vpn_connection: {},
  aws_customer_gateway: {},
  aws_dx_gateway_association: {},
  aws_networkmanager_vpc_attachment: {},
  aws_route: { destination_cidr_block: "0.0.0.0/0" },
  aws_route_table: { route: [{ cidr_block: "0.0.0.0/0" }] },
  aws_route_table_association: {},
  aws_main_route_table_association: {},
  aws_network_acl: {},
  aws_default_network_acl: {},
  aws_security_group_rule: { type: "ingress", cidr_blocks: ["0.0.0.0/0"] },
  aws_network_interface_sg_attachment: {},
  aws_vpc_endpoint_service: {},
  aws_vpc_endpoint_subnet_association: {},
  aws_vpc_endpoint_policy: {},
  aws_vpc_endpoint_route_table_association: {},
  aws_vpc_ipv4_cidr_block_association: {},
  aws_vpc_dhcp_options_association: {},
  aws_vpclattice_service_network_vpc_association: {},
  aws_vpc_block_public_access_exclusion: {},
  aws_verifiedaccess_endpoint: {},
  aws_route53_zone: { vpc: [] },
  aws_route53_resolver_rule_association: {},
  aws_ram_resource_share: {},
  aws_lb: { internal: false },
  aws_api_gateway_vpc_link: {},
  aws_apigatewayv2_vpc_link: {},
  aws_apigatewayv2_api: {},
  aws_cloudfront_distribution: {},
  aws_globalaccelerator_accelerator: {},
  aws_lambda_function_url: { authorization_type: "NONE" },
  aws_lambda_alias: {},
  aws_lambda_event_source_mapping: {},
  aws_lambda_layer_version_permission: {},
  aws_api_gateway_domain_name: {},
  aws_api_gateway_base_path_mapping: {},
  aws_api_gateway_method: { authorization: "NONE" },
  aws_api_gateway_integration: {},
  aws_api_gateway_authorizer: {},
  aws_dynamodb_resource_policy: {},
  aws_a_type_of_next_year: {},
  null_resource: { provisioner: [] },
  terraform_data: {},
};

export function openingMutants(stacks: Stacks): readonly Mutant[] {
  return [
    ...Object.keys(stacks).flatMap((stackId) => [
      ...Object.entries(OPENINGS).map(([type, attributes]) =>
        mutant(stacks, "resource that opens added", [stackId, "resource", type, "added"], {
          provider: `aws.${stackId}`,
          ...(attributes as object),
        }),
      ),
      mutant(stacks, "resource that opens added", [stackId, "module"], { added: { source: "./elsewhere" } }),
      mutant(stacks, "idle group added", [stackId, "resource", "aws_security_group", "idle"], {
        provider: `aws.${stackId}`,
        vpc_id: "${aws_vpc.main.id}",
      }),
      mutant(stacks, "VPC added as AWS makes it", [stackId, "resource", "aws_vpc", "second"], {
        provider: `aws.${stackId}`,
        enable_dns_support: true,
        enable_dns_hostnames: true,
      }),
      mutant(stacks, "endpoint of another service added", [stackId, "resource", "aws_vpc_endpoint", "s3"], {
        provider: `aws.${stackId}`,
        service_name: "com.amazonaws.eu-west-1.s3",
        vpc_endpoint_type: "Gateway",
        policy: '{"Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}]}',
      }),
    ]),
    ...placesOf(stacks).flatMap((place) => opened(stacks, place)),
    ...placesOf(stacks).flatMap((place) => unread(stacks, place)),
  ];
}

/** Attributes that open a resource of the type. */
const ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, Json>>>> = {
  aws_vpc: { assign_generated_ipv6_cidr_block: true, enable_dns_support: false, enable_dns_hostnames: false },
  aws_subnet: { map_public_ip_on_launch: true, assign_ipv6_address_on_creation: true },
  aws_instance: { associate_public_ip_address: true, network_interface: [{}], user_data: "#!/bin/sh" },
  aws_default_route_table: {
    route: [{ cidr_block: "0.0.0.0/0", gateway_id: "igw-0fffffffffffffff1" }],
    propagating_vgws: ["vgw-0fffffffffffffff1"],
  },
  aws_default_security_group: {
    ingress: [{ protocol: "-1", self: true, from_port: 0, to_port: 0 }],
    egress: [{ protocol: "-1", cidr_blocks: ["0.0.0.0/0"], from_port: 0, to_port: 0 }],
  },
  aws_security_group: {
    ingress: [{ protocol: "-1", cidr_blocks: ["0.0.0.0/0"], from_port: 0, to_port: 0 }],
    egress: [{ protocol: "-1", cidr_blocks: ["0.0.0.0/0"], from_port: 0, to_port: 0 }],
  },
  aws_vpc_endpoint: {
    auto_accept: true,
    dns_options: { private_dns_only_for_inbound_resolver_endpoint: true },
  },
  aws_lambda_function: {
    file_system_config: [{}],
    layers: ["arn:aws:lambda:eu-west-1:999999999999:layer:l:1"],
  },
  aws_api_gateway_rest_api: { disable_execute_api_endpoint: false, policy: "{}", put_rest_api_mode: "merge" },
  aws_api_gateway_stage: { canary_settings: { percent_traffic: 50 } },
  aws_lambda_permission: { function_url_auth_type: "NONE", source_account: "999999999999" },
};

function opened(stacks: Stacks, { type, path }: Place): readonly Mutant[] {
  return Object.entries(ATTRIBUTES[type] ?? {}).map(([name, value]) =>
    mutant(stacks, "attribute that opens", [...path, name], value),
  );
}

/** Terraform's own words that make more or less of a resource than it says. */
function unread(stacks: Stacks, { path, type }: Place): readonly Mutant[] {
  if (type === "data.terraform_remote_state") return [];
  return [
    mutant(stacks, "resource multiplied", [...path, "count"], 0),
    mutant(stacks, "resource multiplied", [...path, "for_each"], {}),
    mutant(stacks, "changes ignored", [...path, "lifecycle"], { ignore_changes: "all" }),
    mutant(stacks, "command run", [...path, "provisioner"], [{ "local-exec": {} }]),
  ];
}
