/** The digits of the hash in a deployment's description: the first of SHA-256 in hexadecimal. */
export const POLICY_HASH_LENGTH = 16;

/**
 * The description of an API's deployment. API Gateway tells nobody which resource policy a deployment serves, so the description
 * has the hash of the policy's text, whose `Id` in turn has that of the API's document.
 * @param policyHash of the text, or Terraform's expression for it
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Deployment.html
 */
export function deploymentDescription(policyHash: string): string {
  return `Resource policy ${policyHash}`;
}
