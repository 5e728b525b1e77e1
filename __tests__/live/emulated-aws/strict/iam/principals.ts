import { GetRoleCommand, GetUserCommand } from "@aws-sdk/client-iam";
import type { Forward } from "../../proxy";
import { insider } from "../../requests/insider";
import { serviceClients } from "../../requests/service-clients";
import { found } from "./role-permissions";

/** Finds out whether the role or user exists that a policy names as a principal, of whatever account it is. */
export type IamLookup = (arn: string) => Promise<boolean>;

/** Asks the IAM of the principal's own account. */
export function iamLookup(region: string, forward: Forward): IamLookup {
  return async (arn) => {
    const iam = serviceClients(await insider(arn, region, forward), forward).iam();
    const name = arn.split("/").at(-1);
    if (/:user\//.test(arn)) {
      const user = await found(iam.send(new GetUserCommand({ UserName: name })));
      return user?.User?.Arn === arn;
    }
    const role = await found(iam.send(new GetRoleCommand({ RoleName: name })));
    return role?.Role?.Arn === arn;
  };
}

/** The roles and users that a statement's principal names; accounts and services need not be looked up. */
export function namedIdentities(principal: unknown): readonly string[] {
  if (typeof principal !== "object" || principal === null || !("AWS" in principal)) return [];
  return [principal.AWS]
    .flat()
    .filter((one): one is string => /:iam::\d{12}:(role|user)\//.test(String(one)));
}
