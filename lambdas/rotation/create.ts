import { PutSecretValueCommand } from "@aws-sdk/client-secrets-manager";
import { isNamed } from "../keys/failure";
import { readVersion } from "../keys/read-version";
import type { OneKey, OneStep } from "./rotation";

/**
 * Makes a new key as the version of this rotation, unless it has one. The label moves to it from the version of a rotation
 * that was never finished.
 */
export async function create(step: OneStep): Promise<string> {
  const { secrets, secretArn, token } = step;
  const pending = await readVersion(secrets, secretArn, { VersionId: token });
  if (pending !== undefined) return "there was a key already";
  return (await putKey(step, token, "AWSPENDING")) ? "made a key" : "there was a key already";
}

/**
 * Writes a new key as a version of its own, once: false if that version has a key already.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html
 */
export async function putKey(
  { secrets, secretArn, key, makeKey }: OneKey,
  token: string,
  label: "AWSPENDING" | "AWSCURRENT",
): Promise<boolean> {
  try {
    await secrets.send(
      new PutSecretValueCommand({
        SecretId: secretArn,
        ClientRequestToken: token,
        SecretString: makeKey(key.name),
        VersionStages: [label],
      }),
    );
    return true;
  } catch (error) {
    // Another invocation for the same version was faster; a version never changes its value.
    if (isNamed(error, "ResourceExistsException")) return false;
    throw error;
  }
}
