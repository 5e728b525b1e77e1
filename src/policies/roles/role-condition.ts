import { hasWildcard } from "../../model/aws/wildcard";
import { type Condition, oneOrMany } from "../document";

/**
 * That the caller is one of these roles, whose names may have wildcards. `ArnEquals` and `ArnLike` mean the same to AWS;
 * to a reader the second says that there is a wildcard.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export function isOneOf(roleArns: readonly string[]): Condition {
  const roles = { "aws:PrincipalArn": oneOrMany(roleArns) };
  return roleArns.some(hasWildcard) ? { ArnLike: roles } : { ArnEquals: roles };
}

/** That the caller is none of them, or not known. */
export function isNoneOf(roleArns: readonly string[]): Condition {
  const roles = { "aws:PrincipalArn": oneOrMany(roleArns) };
  return roleArns.some(hasWildcard) ? { ArnNotLike: roles } : { ArnNotEquals: roles };
}
