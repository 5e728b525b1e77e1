import { hasWildcard } from "../../model/aws/wildcard";
import { type Condition, oneOrMany } from "../document";

/**
 * The condition that the caller is one of these roles. Role names may have wildcards; AWS treats `ArnEquals`
 * and `ArnLike` alike, and `ArnLike` tells a reader that there is a wildcard.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export function isOneOf(roleArns: readonly string[]): Condition {
  const roles = { "aws:PrincipalArn": oneOrMany(roleArns) };
  return roleArns.some(hasWildcard) ? { ArnLike: roles } : { ArnEquals: roles };
}

/** The condition that the caller is none of these roles, or anonymous. */
export function isNoneOf(roleArns: readonly string[]): Condition {
  const roles = { "aws:PrincipalArn": oneOrMany(roleArns) };
  return roleArns.some(hasWildcard) ? { ArnNotLike: roles } : { ArnNotEquals: roles };
}
