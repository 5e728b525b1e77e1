import type { Attributes } from "./document";
import { provided } from "./parts";

/** The secrets of a consumer with a front door, each with the function that rotates it. */
export const SECRETS = { upstream: "provider_rotation", mobile: "door_rotation" } as const;

const bySecret = (of: (secret: string, rotation: string) => Attributes) =>
  provided(
    "consumer",
    Object.fromEntries(Object.entries(SECRETS).map(([secret, rotation]) => [secret, of(secret, rotation)])),
  );

export const arnOf = (secret: string) => `\${aws_secretsmanager_secret.${secret}.arn}`;

const KMS_POLICY = JSON.stringify({
  Statement: [
    {
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::222222222222:root" },
      Action: "kms:Decrypt",
      Resource: "*",
      Condition: {
        StringLike: {
          "kms:EncryptionContext:SecretARN": Object.keys(SECRETS).map(
            (secret) => `arn:aws:secretsmanager:eu-west-1:222222222222:secret:app-${secret}-*`,
          ),
        },
      },
    },
  ],
});

const CLOSED = JSON.stringify({
  Statement: [
    {
      Effect: "Deny",
      Principal: "*",
      Action: "secretsmanager:GetSecretValue",
      Resource: "*",
      Condition: { ArnNotEquals: { "aws:PrincipalArn": "arn:aws:iam::222222222222:role/app-door" } },
    },
  ],
});

const WAYS = [
  "aws_secretsmanager_secret_policy.upstream",
  "aws_vpc_endpoint.secretsmanager",
  "aws_vpc_security_group_egress_rule.clients_to_endpoints",
  "aws_vpc_security_group_ingress_rule.endpoints_from_clients",
];

/** The resources for keys. */
export const KEYS = {
  aws_kms_key: provided("consumer", { keys: { enable_key_rotation: true, policy: KMS_POLICY } }),
  aws_secretsmanager_secret: bySecret((secret) => ({
    name_prefix: `app-${secret}-`,
    kms_key_id: "${aws_kms_key.keys.arn}",
  })),
  aws_secretsmanager_secret_policy: provided("consumer", {
    upstream: { secret_arn: arnOf("upstream"), policy: CLOSED, block_public_policy: true },
  }),
  aws_lambda_invocation: bySecret((secret, rotation) => ({
    function_name: `\${aws_lambda_function.${rotation}.function_name}`,
    input: `\${jsonencode({"SecretId" = aws_secretsmanager_secret.${secret}.arn, "Step" = "first"})}`,
    lifecycle_scope: "CREATE_ONLY",
    depends_on: secret === "upstream" ? WAYS : [],
  })),
  aws_secretsmanager_secret_rotation: bySecret((secret, rotation) => ({
    secret_id: arnOf(secret),
    rotation_lambda_arn: `\${aws_lambda_function.${rotation}.arn}`,
    rotate_immediately: false,
    rotation_rules: { automatically_after_days: 30 },
    depends_on: [`aws_lambda_permission.${secret}`, `aws_lambda_invocation.${secret}`],
  })),
};
