import { accountOf, accountRootArn, type Place, secretArn } from "../../model/aws/arn";
import type { KeptKeys } from "../../model/keys/kept-keys";
import { oneOrMany, type PolicyDocument, policyDocument, type Statement } from "../document";
import { forSecrets, viaSecretsManager } from "./via-secrets-manager";

/**
 * Everything that administers a key, and nothing that uses it. An alias is asked for of its key as well.
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/alias-access.html
 */
export const ADMINISTRATION = [
  "kms:CancelKeyDeletion",
  "kms:CreateAlias",
  "kms:DeleteAlias",
  "kms:DescribeKey",
  "kms:DisableKey",
  "kms:DisableKeyRotation",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListKeyPolicies",
  "kms:ListResourceTags",
  "kms:PutKeyPolicy",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateAlias",
  "kms:UpdateKeyDescription",
] as const satisfies Statement["Action"];

export const DECRYPT_KEYS = "DecryptKeys";

/**
 * The policy of the KMS key that encrypts a consumer's keys. The account administers it; only those who read the keys decrypt
 * with it, only through Secrets Manager and only these secrets. Principals are accounts, narrowed by `aws:PrincipalArn`: a role
 * that is named as principal must exist when the policy is saved.
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples_cross.html
 */
export function keyPolicy(place: Place, kept: KeptKeys): PolicyDocument {
  const account = { AWS: accountRootArn(place) };
  const secrets = kept.keys.map(({ secretPrefix }) => secretArn(place, `${secretPrefix}*`));
  return policyDocument([
    { Sid: "AdministerKey", Effect: "Allow", Principal: account, Action: ADMINISTRATION, Resource: "*" },
    {
      // Secrets Manager tries the key in the name of whoever makes a secret, and has it decrypt nothing else.
      Sid: "ValidateKeyAccess",
      Effect: "Allow",
      Principal: account,
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: "*",
      Condition: {
        StringEquals: {
          ...viaSecretsManager(place),
          "kms:EncryptionContext:SecretVersionId": "RequestToValidateKeyAccess",
        },
      },
    },
    {
      Sid: "EncryptNewKeys",
      Effect: "Allow",
      Principal: account,
      Action: "kms:GenerateDataKey",
      Resource: "*",
      Condition: {
        ArnEquals: { "aws:PrincipalArn": kept.rotationRoleArn },
        ...forSecrets(place, secrets),
      },
    },
    {
      Sid: DECRYPT_KEYS,
      Effect: "Allow",
      ...decrypting(place, kept),
      Resource: "*",
      Condition: {
        ...readersOf(kept),
        ...forSecrets(place, secrets),
      },
    },
  ]);
}

function decrypting(place: Place, kept: KeptKeys): Pick<Statement, "Principal" | "Action"> {
  const accounts = [place.account, ...(kept.authorizerRoleArn ? [accountOf(kept.authorizerRoleArn)] : [])];
  return {
    Principal: { AWS: oneOrMany(accounts.map((account) => accountRootArn({ ...place, account }))) },
    Action: "kms:Decrypt",
  };
}

/** Nothing for the keys of a front door's callers: the account's own policies say who hands them out. */
function readersOf({ authorizerRoleArn, readerRoleArns, rotationRoleArn }: KeptKeys): Statement["Condition"] {
  if (authorizerRoleArn === undefined) return {};
  return { ArnEquals: { "aws:PrincipalArn": [authorizerRoleArn, ...readerRoleArns, rotationRoleArn] } };
}
