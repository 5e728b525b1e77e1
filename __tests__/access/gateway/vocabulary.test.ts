import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { OF_GATEWAYS } from "../../../src/access/gateway/closed/gateway-vocabulary";
import { OF_SERVICES } from "../../../src/access/gateway/closed/service-vocabulary";
import type { Vocabulary } from "../../../src/access/network/closed/known-types";
import { unknownParts } from "../../../src/access/network/closed/unknown";
import { type Json, readStack } from "../../../src/access/network/stack/stack-json";

/** Every resource type and data source of the AWS provider, as the bindings have them. */
function typesOfProvider(): readonly string[] {
  const library = join(dirname(require.resolve("@cdktf/provider-aws/package.json")), "lib");
  return readdirSync(library, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "provider")
    .map(({ name }) => name.replaceAll("-", "_"))
    .map((name) => (name.startsWith("data_aws_") ? `data.${name.slice("data_".length)}` : `aws_${name}`));
}

function problemsOf(vocabulary: Vocabulary, type: string, attributes: Json = {}): readonly string[] {
  const [block, bare] = type.startsWith("data.") ? ["data", type.slice("data.".length)] : ["resource", type];
  const stack = readStack("s", { [block as string]: { [bare as string]: { x: attributes } } });
  return unknownParts(stack, vocabulary).map(({ text }) => text);
}

const VOCABULARIES = [
  ["a gateway", OF_GATEWAYS],
  ["an endpoint service", OF_SERVICES],
] as const;

test.each(VOCABULARIES)(
  "of %s, every type of the AWS provider that the proof does not know is refused",
  (_, vocabulary) => {
    const types = typesOfProvider();
    expect(types.length).toBeGreaterThan(1500);
    const known = [...Object.keys(vocabulary.resources), ...Object.keys(vocabulary.dataSources)];
    const passed = types.filter((type) => problemsOf(vocabulary, type).length === 0);
    // The bindings name one type with a letter more, as Terraform's own name is taken there.
    const spelled = passed.map((type) => type.replace(/_configuration_a$/, "_configuration"));
    expect(spelled.sort()).toEqual(known.filter((type) => /^(?:data\.)?aws_/.test(type)).sort());
  },
);

test.each<[Vocabulary, string, { readonly [name: string]: Json }, string]>([
  [OF_GATEWAYS, "aws_apigatewayv2_api", { target: "https://example.com" }, "target"],
  [OF_GATEWAYS, "aws_apigatewayv2_api", { body: "{}" }, "body"],
  [OF_GATEWAYS, "aws_apigatewayv2_integration", { credentials_arn: "arn" }, "credentials_arn"],
  [OF_GATEWAYS, "aws_apigatewayv2_integration", { response_parameters: [] }, "response_parameters"],
  [OF_GATEWAYS, "aws_apigatewayv2_stage", { stage_variables: { a: "b" } }, "stage_variables"],
  [OF_GATEWAYS, "aws_apigatewayv2_authorizer", { authorizer_uri: "arn" }, "authorizer_uri"],
  [OF_GATEWAYS, "aws_lb", { preserve_host_header: true }, "preserve_host_header"],
  [OF_GATEWAYS, "aws_lb", { subnet_mapping: [] }, "subnet_mapping"],
  [OF_GATEWAYS, "aws_lb_listener", { mutual_authentication: {} }, "mutual_authentication"],
  [
    OF_GATEWAYS,
    "aws_lb_listener",
    { default_action: [{ type: "forward", target_group_arn: "arn" }] },
    "target_group_arn",
  ],
  [OF_GATEWAYS, "aws_lb_target_group_attachment", { port: 22 }, "port"],
  [OF_SERVICES, "aws_vpc_endpoint_service", { allowed_principals: ["*"] }, "allowed_principals"],
  [OF_SERVICES, "aws_vpc_endpoint_service", { gateway_load_balancer_arns: [] }, "gateway_load_balancer_arns"],
  [OF_SERVICES, "aws_ecs_service", { enable_execute_command: true }, "enable_execute_command"],
  [OF_SERVICES, "aws_ecs_service", { service_connect_configuration: {} }, "service_connect_configuration"],
  [OF_SERVICES, "aws_ecs_task_definition", { volume: [] }, "volume"],
  [OF_SERVICES, "aws_launch_template", { key_name: "k" }, "key_name"],
  [
    OF_SERVICES,
    "aws_launch_template",
    { network_interfaces: [{ ipv6_address_count: 1 }] },
    "ipv6_address_count",
  ],
  [OF_SERVICES, "aws_autoscaling_group", { load_balancers: [] }, "load_balancers"],
  [OF_SERVICES, "aws_s3_object", { acl: "public-read" }, "acl"],
])("an attribute that the proof does not know is refused", (vocabulary, type, attributes, name) => {
  expect(problemsOf(vocabulary, type, attributes)).toEqual([
    `s: ${type}.x has ${name}, an attribute that the proof does not know; expected none`,
  ]);
});
