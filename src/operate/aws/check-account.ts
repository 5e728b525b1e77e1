import type { Party } from "../../model/party";
import { OperationError } from "../operation-error";
import type { Aws } from "./aws";

/** Who AWS takes the credentials for. */
export interface Identity {
  readonly account: string;
  readonly arn: string;
}

/** The account and the principal of the credentials. @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
export async function identityOf(aws: Aws): Promise<Identity> {
  const { Account = "", Arn = "" } = await aws.client("sts").getCallerIdentity({});
  return { account: Account, arn: Arn };
}

/**
 * Refuses credentials of another account than a party's, as Terraform's provider does by `allowed_account_ids`.
 * @throws OperationError that names both accounts
 */
export async function checkAccount(aws: Aws, { account }: Pick<Party, "account">): Promise<Identity> {
  const identity = await identityOf(aws);
  if (identity.account === account) return identity;
  throw new OperationError(
    `expected credentials of the account ${account} for ${aws.whose}, got those of ${identity.account} (${identity.arn}); ` +
      "name the right profile or role under the party's credentials in the deployment file, or set AWS_PROFILE",
  );
}
