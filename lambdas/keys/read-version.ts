import { GetSecretValueCommand } from "@aws-sdk/client-secrets-manager";
import { isNamed } from "./failure";
import type { KeyVersion } from "./key-version";
import type { Secrets } from "./secrets-manager";

/** A version of a secret: the one with a label, or the one of a rotation's token. */
export interface Which {
  readonly VersionStage?: "AWSCURRENT" | "AWSPENDING" | "AWSPREVIOUS";
  readonly VersionId?: string;
}

/**
 * Reads a version of a secret; undefined if no version has that label, or if it has no value yet. Secrets Manager answers
 * both with ResourceNotFoundException, and likewise if there is no such secret.
 * @throws an error of Secrets Manager for any other reason
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
 */
export async function readVersion(
  secrets: Secrets,
  secretArn: string,
  which: Which,
): Promise<KeyVersion | undefined> {
  try {
    const { SecretString, CreatedDate } = await secrets.send(
      new GetSecretValueCommand({ SecretId: secretArn, ...which }),
    );
    return SecretString === undefined
      ? undefined
      : { value: SecretString, createdAt: CreatedDate?.getTime() ?? 0 };
  } catch (error) {
    if (isNamed(error, "ResourceNotFoundException")) return undefined;
    throw error;
  }
}
