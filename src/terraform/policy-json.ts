import type { PolicyDocument } from "../policies/document";

/**
 * A policy as JSON for Terraform: references to Terraform values stay expressions, while IAM's policy
 * variables (`${aws:username}`) are escaped, since Terraform would try to evaluate them.
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 */
export function policyJson(document: PolicyDocument): string {
  return JSON.stringify(document).replace(/\$\{(?!TfToken\[)/g, "$$$${");
}
