import { KMSClient } from "@aws-sdk/client-kms";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SSMClient } from "@aws-sdk/client-ssm";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { REGION } from "../../../support/accounts/accounts";

/** Clients of somebody who has assumed a role; it need not exist, and is an administrator then. */
export function clientsOf(endpoint: string, RoleArn: string) {
  const credentials = async () => {
    const anybody = { accessKeyId: "anybody", secretAccessKey: "anybody" };
    const sts = new STSClient({ endpoint, region: REGION, credentials: anybody });
    const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "session" }));
    return {
      accessKeyId: Credentials?.AccessKeyId ?? "",
      secretAccessKey: Credentials?.SecretAccessKey ?? "",
      sessionToken: Credentials?.SessionToken,
    };
  };
  const config = { endpoint, region: REGION, credentials, maxAttempts: 1 };
  return {
    kms: new KMSClient(config),
    secrets: new SecretsManagerClient(config),
    ssm: new SSMClient(config),
  };
}
