import { listOf, objectOf } from "../../../../src/access/network/stack/stack-json";
import { type Mutant, mutant, others, type Place, placesOf, replacedOnce, type Stacks } from "./mutant";

/** Every function and instance moved, and sent to other names. */
export function clientMutants(stacks: Stacks): readonly Mutant[] {
  return [
    ...placesOf(stacks, "aws_lambda_function").flatMap((place) => [
      ...(place.attributes.vpc_config === undefined ? intoVpc(stacks, place) : moved(stacks, place)),
      ...addressed(stacks, place),
    ]),
    ...placesOf(stacks, "aws_instance").flatMap((place) => instance(stacks, place)),
    ...Object.keys(stacks).flatMap((stackId) => commands(stacks, stackId)),
  ];
}

function intoVpc(stacks: Stacks, { path }: Place): readonly Mutant[] {
  const config = { subnet_ids: ["subnet-0fffffffffffffff1"], security_group_ids: ["sg-0fffffffffffffff1"] };
  return [mutant(stacks, "function put into a VPC", [...path, "vpc_config"], config)];
}

function moved(stacks: Stacks, place: Place): readonly Mutant[] {
  const { path, attributes } = place;
  const { subnet_ids, security_group_ids } = objectOf(attributes.vpc_config);
  const at = [...path, "vpc_config"];
  const groups = [...others(stacks, place, "aws_security_group"), "sg-0fffffffffffffff1"];
  const subnets = [...others(stacks, place, "aws_subnet"), "subnet-0fffffffffffffff1"];
  return [
    mutant(stacks, "function outside the VPC", at, undefined),
    mutant(stacks, "function outside the VPC", at, { subnet_ids: [], security_group_ids: [] }),
    ...replacedOnce(security_group_ids, groups).map((ids) =>
      mutant(stacks, "function's group replaced", [...at, "security_group_ids"], ids),
    ),
    ...groups
      .filter((group) => !listOf(security_group_ids).includes(group))
      .map((group) =>
        mutant(
          stacks,
          "group added to function",
          [...at, "security_group_ids"],
          [...listOf(security_group_ids), group],
        ),
      ),
    ...replacedOnce(subnet_ids, subnets).map((ids) =>
      mutant(stacks, "function's subnet replaced", [...at, "subnet_ids"], ids),
    ),
    mutant(stacks, "function's VPC unread", [...at, "ipv6_allowed_for_dual_stack"], true),
  ];
}

const API = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com";

function addressed(stacks: Stacks, place: Place): readonly Mutant[] {
  const at = [...place.path, "environment", "variables"];
  const variables = objectOf(objectOf(place.attributes.environment).variables);
  const of = (name: string, ...values: readonly (string | undefined)[]) =>
    values
      .filter((to) => to !== variables[name])
      .map((to) => mutant(stacks, "client sent elsewhere", [...at, name], to));
  if (variables.API_DOMAIN !== undefined)
    return [
      ...of("API_DOMAIN", undefined, "theirs.example.com"),
      ...of("API_REGION", undefined, "us-west-2"),
      ...of("API_URL", "https://theirs.example.com/prod"),
      ...of("SERVER_CA", "theirs"),
      ...of(
        "CERTIFICATE_SECRET_ARN",
        undefined,
        ...others(stacks, place, "aws_secretsmanager_secret", "arn"),
      ),
      ...of("NODE_OPTIONS", "--import=https://example.com/a.mjs"),
    ];
  if (variables.API_URL === undefined) return [];
  const [, host = "", stage = ""] = /^https:\/\/(.+)\/([\w-]+)$/.exec(String(variables.API_URL)) ?? [];
  const names = others(stacks, place, "aws_vpc_endpoint", "dns_entry[0].dns_name");
  const hosts = [API, "api.example.com", "${aws_vpc_endpoint.gone.dns_entry[0].dns_name}", ...names];
  return [
    ...of("API_URL", undefined, `http://${host}/${stage}`, `https://${host}/other`),
    ...of("API_URL", ...hosts.map((name) => `https://${name}/${stage}`)),
    ...of("API_HOST", undefined, API, "api.example.com"),
    ...of("API_REGION", undefined, "us-west-2"),
    ...of("API_KEY_SECRET_ARN", undefined, ...others(stacks, place, "aws_secretsmanager_secret", "arn")),
    ...of("NODE_OPTIONS", "--import=https://example.com/a.mjs"),
    ...of("AWS_ENDPOINT_URL", "https://example.com"),
    ...of("ROLE_ARN", variables.ROLE_ARN === undefined ? "arn:aws:iam::111111111111:role/other" : undefined),
  ];
}

function instance(stacks: Stacks, place: Place): readonly Mutant[] {
  const { path } = place;
  const groups = [...others(stacks, place, "aws_security_group"), "sg-0fffffffffffffff1"];
  const subnets = [...others(stacks, place, "aws_subnet"), "subnet-0fffffffffffffff1"];
  return [
    mutant(stacks, "instance's group replaced", [...path, "vpc_security_group_ids"], undefined),
    ...replacedOnce(place.attributes.vpc_security_group_ids, groups).map((ids) =>
      mutant(stacks, "instance's group replaced", [...path, "vpc_security_group_ids"], ids),
    ),
    ...replacedOnce([place.attributes.subnet_id ?? ""], subnets).map(([id]) =>
      mutant(stacks, "instance's subnet replaced", [...path, "subnet_id"], id),
    ),
    mutant(stacks, "instance's public address", [...path, "associate_public_ip_address"], undefined),
  ];
}

function commands(stacks: Stacks, stackId: string): readonly Mutant[] {
  const at = [stackId, "output", "client_commands", "value"];
  const value = objectOf(objectOf(objectOf(objectOf(stacks[stackId]).output).client_commands).value);
  return Object.entries(value).flatMap(([name, texts]) => {
    const curl = String(objectOf(texts).curl);
    return [
      undefined,
      curl.replace(/https:\/\/[^/]+/, "https://api.example.com"),
      curl.replace("https", "http"),
      ...(curl.includes("--cert ")
        ? [
            curl.replace("--tlsv1.2", "--tlsv1.2 --insecure"),
            curl.replace("curl", "curl --resolve theirs:443:10.4.2.99"),
            curl.replace(/--secret-id '[^']+'/, "--secret-id theirs"),
            curl.replace("umask 077", "umask 000"),
          ]
        : []),
    ].map((to) => mutant(stacks, "client sent elsewhere", [...at, name, "curl"], to));
  });
}
