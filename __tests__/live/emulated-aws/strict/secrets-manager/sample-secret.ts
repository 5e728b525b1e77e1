import { CreateKeyCommand } from "@aws-sdk/client-kms";
import { CreateSecretCommand } from "@aws-sdk/client-secrets-manager";
import type { clientsOf } from "../access/clients-of";

/** @returns its ARN */
export async function makeSecret(
  { secrets }: Pick<ReturnType<typeof clientsOf>, "secrets">,
  Name: string,
  more: { readonly KmsKeyId?: string; readonly SecretString?: string } = {},
): Promise<string> {
  const { ARN } = await secrets.send(new CreateSecretCommand({ Name, ...more }));
  return ARN ?? "";
}

/** @param statements of its policy. @returns its ARN */
export async function makeKey(
  { kms }: Pick<ReturnType<typeof clientsOf>, "kms">,
  ...statements: readonly object[]
): Promise<string> {
  const Statement = statements.map((one) => ({ Effect: "Allow", Resource: "*", ...one }));
  const Policy = JSON.stringify({ Version: "2012-10-17", Statement });
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({ Policy }));
  return KeyMetadata?.Arn ?? "";
}
