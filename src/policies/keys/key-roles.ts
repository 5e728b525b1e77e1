import { kmsKeyArn, type Place, parameterArn } from "../../model/aws/arn";
import { oneOrMany, type PolicyDocument, policyDocument, type Statement } from "../document";
import { forSecrets } from "./via-secrets-manager";

/** Secrets with keys, and the KMS keys that encrypt them. */
export interface Kept extends Pick<Place, "region"> {
  readonly secretArns: readonly string[];
  /** ARNs, or patterns where the KMS keys are another account's, whose ids nobody here knows. */
  readonly kmsKeyArns: readonly string[];
}

export const READ_KEYS = "ReadKeys";

/** The identity policy of a function that reads keys, such as a client: these secrets and nothing else. */
export function readKeysPolicy(kept: Kept): PolicyDocument {
  return policyDocument(readKeys(kept));
}

function readKeys(kept: Kept): readonly Statement[] {
  return [
    {
      Sid: READ_KEYS,
      Effect: "Allow",
      Action: "secretsmanager:GetSecretValue",
      Resource: oneOrMany(kept.secretArns),
    },
    {
      Sid: "DecryptKeys",
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: oneOrMany(kept.kmsKeyArns),
      Condition: forSecrets(kept, kept.secretArns),
    },
  ];
}

export const ROTATE_KEYS = "RotateKeys";

/**
 * The identity policy of a rotation function.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html
 */
export function rotateKeysPolicy(kept: Kept): PolicyDocument {
  return policyDocument([
    {
      Sid: ROTATE_KEYS,
      Effect: "Allow",
      Action: ROTATION_ACTIONS,
      Resource: oneOrMany(kept.secretArns),
    },
    {
      Sid: "EncryptKeys",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: oneOrMany(kept.kmsKeyArns),
      Condition: forSecrets(kept, kept.secretArns),
    },
  ]);
}

export const ROTATION_ACTIONS = [
  "secretsmanager:DescribeSecret",
  "secretsmanager:GetSecretValue",
  "secretsmanager:PutSecretValue",
  "secretsmanager:UpdateSecretVersionStage",
] as const satisfies Statement["Action"];

/** The secret of a consumer, in the consumer's account. */
interface ConsumerSecret {
  readonly account: string;
  readonly secretArn: string;
}

/**
 * The identity policy of a provider's authorizer: the parameters that tell about consumers, and the consumers' keys. Their secrets
 * and KMS keys are of other accounts, whose policies have to allow it as well.
 * @param path of the parameters
 */
export function authorizerPolicy(
  place: Place,
  path: string,
  consumers: readonly ConsumerSecret[],
): PolicyDocument {
  const kmsKeyArns = consumers.map(({ account }) => kmsKeyArn({ ...place, account }, "*"));
  const secretArns = consumers.map((consumer) => consumer.secretArn);
  return policyDocument([
    {
      Sid: "ReadConsumers",
      Effect: "Allow",
      Action: "ssm:GetParameter",
      Resource: parameterArn(place, `${path}/*`),
    },
    ...(secretArns.length > 0 ? readKeys({ ...place, secretArns, kmsKeyArns }) : []),
  ]);
}
