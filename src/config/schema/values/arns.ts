import { text } from "./scalars";

const PARTITION = "arn:(?:aws|aws-us-gov|aws-cn)";
const REGION = "[a-z]{2}(?:-[a-z]+)+-\\d";

/** An IAM role, not a session of it: `aws:PrincipalArn` of a session is the role's ARN. */
export const roleArn = arn(
  `iam::\\d{12}:role/(?:[\\w+=,.@-]+/)*[\\w+=,.@-]{1,64}`,
  "the ARN of an IAM role",
  "iam::123456789012:role/name",
);

/**
 * A managed policy, of an account or of AWS.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePermissionsBoundary.html
 */
export const policyArn = arn(
  `iam::(?:\\d{12}|aws):policy/(?:[\\w+=,.@-]+/)*[\\w+=,.@-]{1,128}`,
  "the ARN of a managed policy",
  "iam::123456789012:policy/boundary",
);

export const keyArn = arn(
  `kms:${REGION}:\\d{12}:key/[A-Za-z0-9-]+`,
  "the ARN of a KMS key",
  "kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
);

export const topicArn = arn(
  `sns:${REGION}:\\d{12}:[A-Za-z0-9_-]{1,256}`,
  "the ARN of an SNS topic",
  "sns:eu-west-1:123456789012:alarms",
);

/** A secret with the six characters that Secrets Manager adds to its name: without them nobody of another account finds it. */
export const secretArn = arn(
  `secretsmanager:${REGION}:\\d{12}:secret:[\\w/+=.@-]+-[A-Za-z0-9]{6}`,
  "the ARN of a secret",
  "secretsmanager:eu-west-1:123456789012:secret:name-a1B2c3",
);

/** The id of a KMS key, as Terraform's S3 backend takes it: a UUID, or of a multi-region key `mrk-` and its digits. */
const KEY_ID = "(?:[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|mrk-[0-9a-f]{32})";
const KEY_ALIAS = "alias/[A-Za-z0-9/_-]+";

/**
 * The value that Terraform's S3 backend takes for `kms_key_id`: a key or an alias, by its id, name or ARN.
 * @see https://developer.hashicorp.com/terraform/language/backend/s3#kms_key_id
 */
export const keyReference = text(
  new RegExp(
    `^(?:${KEY_ALIAS}|${KEY_ID}|${PARTITION}:kms:${REGION}:\\d{12}:(?:key/${KEY_ID}|${KEY_ALIAS}))$`,
  ),
  "a KMS key: alias/<name>, the key's id or its ARN",
).meta({ examples: ["arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-4cde-8f01-1234567890ab"] });

export const balancerArn = arn(
  `elasticloadbalancing:${REGION}:\\d{12}:loadbalancer/net/[A-Za-z0-9-]{1,32}/[0-9a-f]{16}`,
  "the ARN of a network balancer",
  "elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/orders/0123456789abcdef",
);

export const certificateArn = arn(
  `acm:${REGION}:\\d{12}:certificate/[0-9a-f-]{36}`,
  "the ARN of a certificate of ACM",
  "acm:eu-west-1:123456789012:certificate/12345678-1234-1234-1234-123456789012",
);

function arn(rest: string, what: string, example: string) {
  return text(new RegExp(`^${PARTITION}:${rest}$`), `${what} such as arn:aws:${example}`).meta({
    examples: [`arn:aws:${example}`],
  });
}
