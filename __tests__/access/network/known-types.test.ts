import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { DATA_SOURCES, RESOURCES } from "../../../src/access/network/closed/known-types";
import { unknownParts } from "../../../src/access/network/closed/unknown";
import { OF_ENTERED_APIS } from "../../../src/access/network/mutual-tls/vocabularies";
import { type Json, readStack } from "../../../src/access/network/stack/stack-json";

/** Every resource type and data source of the AWS provider, as the bindings have them. */
function typesOfProvider(): readonly string[] {
  const library = join(dirname(require.resolve("@cdktf/provider-aws/package.json")), "lib");
  return readdirSync(library, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "provider")
    .map(({ name }) => name.replaceAll("-", "_"))
    .map((name) => (name.startsWith("data_aws_") ? `data.${name.slice("data_".length)}` : `aws_${name}`));
}

const problemsOf = (block: "data" | "resource", bare: string) =>
  unknownParts(readStack("s", { [block]: { [bare]: { x: {} } } }));

test("every type of the AWS provider that the proof does not know is refused by its name", () => {
  const types = typesOfProvider();
  expect(types.length).toBeGreaterThan(1500);
  const passed = types.filter((type) =>
    type.startsWith("data.")
      ? problemsOf("data", type.slice("data.".length)).length === 0
      : problemsOf("resource", type).length === 0,
  );
  const known = [...Object.keys(RESOURCES), ...Object.keys(DATA_SOURCES)];
  expect(passed.sort()).toEqual(known.filter((type) => /^(?:data\.)?aws_/.test(type)).sort());
});

test("an API with an entrance has no more types than those that are held against what they have to be", () => {
  const stack = readStack("s", {
    resource: Object.fromEntries(
      typesOfProvider()
        .filter((type) => !type.startsWith("data."))
        .map((type) => [type, { x: {} }]),
    ),
  });
  const refused = new Set(
    unknownParts(stack, OF_ENTERED_APIS).map(({ text }) => /^s: (\w+)\.x /.exec(text)?.[1]),
  );
  const passed = typesOfProvider().filter((type) => !type.startsWith("data.") && !refused.has(type));
  const beyond = passed.filter((type) => RESOURCES[type] === undefined);
  expect(beyond.sort()).toEqual([
    "aws_acm_certificate",
    "aws_acm_certificate_validation",
    "aws_api_gateway_base_path_mapping",
    "aws_api_gateway_domain_name",
    "aws_api_gateway_domain_name_access_association",
    "aws_lb_trust_store",
    "aws_lb_trust_store_revocation",
    "aws_route53_record",
    "aws_s3_bucket",
    "aws_s3_bucket_ownership_controls",
    "aws_s3_bucket_policy",
    "aws_s3_bucket_public_access_block",
    "aws_s3_bucket_server_side_encryption_configuration",
    "aws_s3_bucket_versioning",
    "aws_s3_object",
    "aws_vpc_endpoint_connection_accepter",
    "aws_vpc_endpoint_service",
    "aws_vpc_endpoint_service_allowed_principal",
  ]);
  expect(refused).toContain("aws_api_gateway_vpc_link");
});

test.each([
  ["resource", "aws_nat_gateway", "s: aws_nat_gateway.x is a way out to the internet; expected none"],
  [
    "resource",
    "aws_vpc_peering_connection",
    "s: aws_vpc_peering_connection.x is a way to and from another VPC; expected none",
  ],
  ["resource", "aws_route", "s: aws_route.x is a route that is not proven; expected none"],
  [
    "resource",
    "aws_lambda_function_url",
    "s: aws_lambda_function_url.x is a public address of a function; expected none",
  ],
  ["resource", "aws_quantum", "s: aws_quantum.x is of a type that the proof does not know; expected none"],
  ["resource", "random_pet", "s: random_pet.x is of a type that the proof does not know; expected none"],
  [
    "resource",
    "aws_secretsmanager_secret_version",
    "s: aws_secretsmanager_secret_version.x is of a type that the proof does not know; expected none",
  ],
  ["resource", "aws_lb_listener_rule", "s: aws_lb_listener_rule.x is a way in; expected none"],
  ["data", "external", "s: data.external.x is of a type that the proof does not know; expected none"],
] as const)("a %s %s is named", (block, type, problem) => {
  expect(problemsOf(block, type).map(({ text }) => text)).toEqual([problem]);
});

test("a part of the JSON that is not read is refused", () => {
  expect(unknownParts(readStack("s", { module: { m: { source: "./m" } } })).map(({ text }) => text)).toEqual([
    "s: has a block module, which the proof does not read; expected none",
  ]);
});

test.each<[string, { readonly [name: string]: Json }, string]>([
  ["aws_lb", { subnet_mapping: [] }, "subnet_mapping"],
  ["aws_lb_listener", { certificate_arn: "arn" }, "certificate_arn"],
  ["aws_lb_listener", { default_action: [{ type: "forward" }, { forward: [] }] }, "forward"],
  ["aws_lb_target_group_attachment", { port: 80 }, "port"],
  ["aws_vpc_endpoint", { subnet_configuration: [{ ipv4: "10.1.128.4" }, { ipv6: "fd00::1" }] }, "ipv6"],
  ["aws_secretsmanager_secret", { policy: "{}" }, "policy"],
  ["aws_secretsmanager_secret", { name: "s" }, "name"],
  ["aws_secretsmanager_secret_rotation", { rotation_rules: { duration: "3h" } }, "duration"],
  ["aws_lambda_invocation", { triggers: {} }, "triggers"],
  ["aws_kms_key", { multi_region: true }, "multi_region"],
  ["aws_ssm_parameter", { value: "s" }, "value"],
])("an attribute of %s that the proof does not know is refused: %j", (type, attributes, name) => {
  const problems = unknownParts(readStack("s", { resource: { [type]: { x: attributes } } }));
  expect(problems.map(({ text }) => text)).toEqual([
    `s: ${type}.x has ${name}, an attribute that the proof does not know; expected none`,
  ]);
});
