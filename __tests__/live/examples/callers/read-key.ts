import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { Session } from "../../gateway/signature/sessions";
import type { Account } from "../../support/accounts/accounts";

/** A key, as an administrator of its account reads it, or else somebody who may. */
export async function readKey({ secrets }: Account, secretArn: string, reader?: Session): Promise<string> {
  const { endpoint, region } = secrets.config;
  const client = reader ? new SecretsManagerClient({ endpoint, region, credentials: reader }) : secrets;
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretArn }));
  if (SecretString === undefined) throw new Error(`${secretArn} has no value`);
  return SecretString;
}
