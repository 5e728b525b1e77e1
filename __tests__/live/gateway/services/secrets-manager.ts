import { DescribeSecretCommand, ResourceNotFoundException } from "@aws-sdk/client-secrets-manager";
import { partitionOf } from "../../../../src/model/aws/partition";
import type { Account } from "../../support/accounts/accounts";
import { serviceOf } from "./json-service";

/** Secrets Manager. The policies of secrets and keys are those of the emulated AWS, and decided there. */
export const secretsManager = serviceOf({
  name: "secretsmanager",
  resource: async ({ system, region }, { caller, input: { SecretId } }) => {
    if (typeof SecretId !== "string") return "*";
    return SecretId.startsWith("arn:")
      ? SecretId
      : arnOf(system.account(caller.account), region, caller.account, SecretId);
  },
});

/** The ARN of the secret of a name, whose last characters only Secrets Manager knows. */
async function arnOf({ secrets }: Account, region: string, account: string, name: string): Promise<string> {
  try {
    const { ARN = "" } = await secrets.send(new DescribeSecretCommand({ SecretId: name }));
    return ARN;
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    return `arn:${partitionOf(region)}:secretsmanager:${region}:${account}:secret:${name}`;
  }
}
