import { accountOf } from "../../../model/aws/arn";
import type { MadeRole } from "../../outline/made-roles";

/**
 * The use of a role that the file makes, in words; undefined where it makes none of the name. Names of roles are their account's,
 * whatever their paths, and without regard to case.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 */
export function madeAs(arn: string, roles: readonly MadeRole[]): string | undefined {
  const name = arn.slice(arn.lastIndexOf("/") + 1).toLowerCase();
  const account = accountOf(arn);
  return roles.findLast((role) => role.account === account && role.name.toLowerCase() === name)?.use;
}
