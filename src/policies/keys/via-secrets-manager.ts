import type { Place } from "../../model/aws/arn";
import { dnsSuffix } from "../../model/aws/partition";
import { type Condition, oneOrMany } from "../document";

/**
 * The condition that Secrets Manager uses a KMS key in a caller's name, for these secrets and nothing else.
 * @param secretArns ARNs, or patterns
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html#security-encryption-encryption-context
 */
export function forSecrets(place: Pick<Place, "region">, secretArns: readonly string[]): Condition {
  return {
    StringEquals: viaSecretsManager(place),
    StringLike: { "kms:EncryptionContext:SecretARN": oneOrMany(secretArns) },
  };
}

export function viaSecretsManager({ region }: Pick<Place, "region">) {
  return { "kms:ViaService": `secretsmanager.${region}.${dnsSuffix(region)}` };
}
