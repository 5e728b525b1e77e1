import { type Json, listOf, objectOf } from "../../../../../src/access/network/stack/stack-json";
import { type Mutant, mutant, others, type Place, placesOf, type Stacks } from "../mutant";

/** Every secret left to AWS's own key or without its policy, and others beside it. */
export function secretMutants(stacks: Stacks): readonly Mutant[] {
  return [
    ...placesOf(stacks, "aws_secretsmanager_secret").flatMap((place) => secrets(stacks, place)),
    ...placesOf(stacks, "aws_secretsmanager_secret_policy").flatMap((place) => policies(stacks, place)),
    ...placesOf(stacks, "aws_kms_key").flatMap((place) => kmsKeys(stacks, place)),
    ...Object.keys(stacks).flatMap((stackId) => added(stacks, stackId)),
  ];
}

function secrets(stacks: Stacks, place: Place): readonly Mutant[] {
  const { path, attributes } = place;
  const keys = [
    undefined,
    "alias/aws/secretsmanager",
    "arn:aws:kms:eu-west-1:999999999999:key/theirs",
    ...others(stacks, place, "aws_kms_key", "arn"),
  ];
  return [
    ...keys
      .filter((to) => to !== attributes.kms_key_id)
      .map((to) => mutant(stacks, "secret's KMS key replaced", [...path, "kms_key_id"], to)),
    mutant(stacks, "secret opened", [...path, "policy"], "{}"),
    mutant(stacks, "secret opened", [...path, "replica"], [{ region: "us-west-2" }]),
    mutant(stacks, "secret added", [...path.slice(0, -1), "second"], attributes),
    mutant(stacks, "secret of another name", [...path, "name_prefix"], "app-"),
  ];
}

function policies(stacks: Stacks, place: Place): readonly Mutant[] {
  const { path, attributes } = place;
  const document = objectOf(JSON.parse(String(attributes.policy)) as Json);
  const statements = listOf(document.Statement).map(objectOf);
  const denied = statements.findIndex(({ Effect }) => Effect === "Deny");
  const withDeny = (change: object) => ({
    ...document,
    Statement: statements.with(denied, { ...statements[denied], ...change }),
  });
  const documents = [
    { ...document, Statement: [] },
    { ...document, Statement: statements.toSpliced(denied, 1) },
    withDeny({ Effect: "Allow" }),
    withDeny({ Principal: { AWS: "arn:aws:iam::999999999999:root" } }),
    withDeny({ Action: "secretsmanager:DescribeSecret" }),
    withDeny({ Condition: { StringEquals: { "aws:SourceIp": "10.0.0.0/8" } } }),
  ];
  return [
    mutant(stacks, "secret opened", path, undefined),
    ...documents.map((to) => mutant(stacks, "secret opened", [...path, "policy"], JSON.stringify(to))),
    ...[false, undefined].map((to) => mutant(stacks, "secret opened", [...path, "block_public_policy"], to)),
    ...[
      "arn:aws:secretsmanager:eu-west-1:999999999999:secret:s",
      ...others(stacks, place, "aws_secretsmanager_secret", "arn"),
    ]
      .filter((to) => to !== attributes.secret_arn)
      .map((to) => mutant(stacks, "policy of another secret", [...path, "secret_arn"], to)),
    mutant(stacks, "policy of another secret", [...path.slice(0, -1), "twice"], attributes),
  ];
}

function kmsKeys(stacks: Stacks, { path, attributes }: Place): readonly Mutant[] {
  const document = objectOf(JSON.parse(String(attributes.policy)) as Json);
  const statements = listOf(document.Statement).map(objectOf);
  const opened = [{ AWS: "*" }, "*", { Service: "lambda.amazonaws.com" }, undefined] as const;
  return [
    mutant(stacks, "KMS key dropped", path, undefined),
    mutant(stacks, "KMS key opened", [...path, "policy"], undefined),
    mutant(stacks, "KMS key opened", [...path, "bypass_policy_lockout_safety_check"], true),
    mutant(stacks, "KMS key not rotated", [...path, "enable_key_rotation"], false),
    mutant(stacks, "KMS key added", [...path.slice(0, -1), "second"], attributes),
    ...statements.flatMap((statement, i) =>
      opened.map((Principal) =>
        mutant(
          stacks,
          "KMS key opened",
          [...path, "policy"],
          JSON.stringify({
            ...document,
            Statement: statements.with(i, { ...statement, Principal } as typeof statement),
          }),
        ),
      ),
    ),
  ];
}

/** Parts of keys in a stack that keeps none, or one more. */
function added(stacks: Stacks, stackId: string): readonly Mutant[] {
  const parts: Readonly<Record<string, Json>> = {
    aws_secretsmanager_secret: { name_prefix: "more-" },
    aws_secretsmanager_secret_rotation: { secret_id: "s", rotation_lambda_arn: "f" },
    aws_secretsmanager_secret_policy: { secret_arn: "s", policy: "{}" },
    aws_kms_key: { enable_key_rotation: true },
    aws_kms_alias: { name: "alias/more", target_key_id: "k" },
    aws_lambda_invocation: { function_name: "f", input: "{}", lifecycle_scope: "CREATE_ONLY" },
    aws_ssm_parameter: { name: "/more", type: "String", insecure_value: "{}" },
    aws_secretsmanager_secret_version: { secret_id: "s", secret_string_wo: "s" },
    aws_kms_grant: { grantee_principal: "arn:aws:iam::999999999999:root", operations: ["Decrypt"] },
  };
  return Object.entries(parts).map(([type, attributes]) =>
    mutant(stacks, "part of keys added", [stackId, "resource", type, "more"], {
      provider: `aws.${stackId}`,
      ...(attributes as object),
    }),
  );
}
