import type { Json } from "../../../../src/access/network/stack/stack-json";
import { type Mutant, mutant, others, type Place, placesOf, type Stacks } from "./mutant";

/** Roles, logs and providers shared or dropped, and secrets put into the state. */
export function everyStackMutants(stacks: Stacks): readonly Mutant[] {
  return [
    ...placesOf(stacks, "aws_lambda_function").flatMap((place) => functions(stacks, place)),
    ...placesOf(stacks, "aws_cloudwatch_log_group").flatMap(({ path }) =>
      [undefined, 0, "60"].map((days) =>
        mutant(stacks, "retention dropped", [...path, "retention_in_days"], days),
      ),
    ),
    ...placesOf(stacks, "aws_iam_instance_profile").flatMap((place) =>
      ["other", ...others(stacks, place, "aws_iam_role", "name")]
        .filter((role) => role !== place.attributes.role)
        .map((role) => mutant(stacks, "instance's role replaced", [...place.path, "role"], role)),
    ),
    ...placesOf(stacks).flatMap((place) => providers(stacks, place)),
    ...Object.keys(stacks).flatMap((stackId) => [...accounts(stacks, stackId), ...secrets(stacks, stackId)]),
  ];
}

function functions(stacks: Stacks, place: Place): readonly Mutant[] {
  const { path, attributes } = place;
  const roles = [
    undefined,
    "arn:aws:iam::111111111111:role/other",
    ...others(stacks, place, "aws_iam_role", "arn"),
  ];
  const groups = [
    undefined,
    "/aws/lambda/other",
    ...others(stacks, place, "aws_cloudwatch_log_group", "name"),
  ];
  const own = (attributes.logging_config as { readonly log_group?: Json } | undefined)?.log_group;
  return [
    ...roles
      .filter((role) => role !== attributes.role)
      .map((role) => mutant(stacks, "function's role replaced", [...path, "role"], role)),
    ...groups
      .filter((group) => group !== own)
      .map((group) =>
        mutant(stacks, "function's log replaced", [...path, "logging_config", "log_group"], group),
      ),
    mutant(stacks, "function's log replaced", [...path, "logging_config"], undefined),
  ];
}

function providers(stacks: Stacks, { path, type, stackId, attributes }: Place): readonly Mutant[] {
  if (!/^(?:data\.)?aws_/.test(type)) return [];
  const own = attributes.provider === `aws.${stackId}` ? [`aws.${stackId}_state`] : [];
  return [undefined, "aws", "aws.other", ...own].map((provider) =>
    mutant(stacks, "provider replaced", [...path, "provider"], provider),
  );
}

function accounts(stacks: Stacks, stackId: string): readonly Mutant[] {
  const at = [stackId, "provider", "aws"];
  const of = (alias: string | undefined, accounts: readonly string[]): Json => ({
    ...(alias !== undefined && { alias }),
    allowed_account_ids: accounts,
    region: "eu-west-1",
  });
  const both = (accounts: readonly string[], others: readonly string[]) => [
    of(stackId, accounts),
    of(`${stackId}_state`, others),
  ];
  return [
    both([], []),
    both(["111111111111", "222222222222"], ["111111111111", "222222222222"]),
    both(["111111111111"], ["222222222222"]),
    [...both(["111111111111"], ["111111111111"]), of(undefined, ["111111111111"])],
    [of("other", ["111111111111"])],
  ].map((to) => mutant(stacks, "provider of no one account", at, to));
}

const SECRETS: readonly (readonly [string, Json])[] = [
  ["aws_iam_access_key", { user: "u" }],
  ["aws_iam_user_login_profile", { user: "u" }],
  ["aws_iam_service_specific_credential", {}],
  ["aws_secretsmanager_secret_version", { secret_string: "s" }],
  ["aws_secretsmanager_secret_version", { secret_binary: "s" }],
  ["aws_ssm_parameter", { type: "SecureString", value: "s" }],
  ["aws_api_gateway_api_key", {}],
  ["aws_acm_certificate", { private_key: "s" }],
  ["random_password", { length: 20 }],
  ["tls_private_key", { algorithm: "RSA" }],
  ["aws_db_instance", { password: "s" }],
];

const READ: readonly (readonly [string, Json])[] = [
  ["aws_secretsmanager_secret_version", { secret_id: "s" }],
  ["aws_ssm_parameter", { name: "/ours/password" }],
  ["aws_kms_secrets", {}],
  ["external", { program: ["sh"] }],
  ["http", { url: "https://example.com" }],
];

function secrets(stacks: Stacks, stackId: string): readonly Mutant[] {
  const provider = `aws.${stackId}`;
  const of = (block: string, [type, attributes]: readonly [string, Json]) =>
    mutant(stacks, "secret in the state", [stackId, block, type, "added"], {
      provider,
      ...(attributes as object),
    });
  return [
    ...SECRETS.map((secret) => of("resource", secret)),
    ...READ.map((secret) => of("data", secret)),
    mutant(stacks, "secret in the state", [stackId, "variable", "added"], { sensitive: true }),
    mutant(stacks, "secret in the state", [stackId, "output", "added"], { value: "s", sensitive: true }),
  ];
}
