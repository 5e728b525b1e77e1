import type { PolicyDocument } from "../policies/document";

/**
 * A policy as Terraform takes it: JSON in which references to Terraform's own values stay live, and IAM's policy
 * variables (`${aws:username}`) are escaped, since Terraform would try to evaluate them.
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 */
export function policyJson(document: PolicyDocument): string {
  return JSON.stringify(document).replace(/\$\{(?!TfToken\[)/g, "$$$${");
}
