import { type IamLookup, namedIdentities } from "../iam/principals";
import { policyStatements } from "../policy-statements";

export const INVALID_POLICY =
  "Invalid policy document. Please check the policy syntax and ensure that Principals are valid.";

/** Can be raised on request; `service.resourcePolicyQuota` says that it was. */
export const RESOURCE_POLICY_QUOTA = 8192;

/**
 * Why API Gateway would not take a resource policy: in its own words, and undefined where it would.
 * @param quota the most characters that it may have
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html
 */
export async function resourcePolicyProblem(
  document: string,
  exists: IamLookup,
  quota = RESOURCE_POLICY_QUOTA,
): Promise<string | undefined> {
  if (document.length > quota)
    return `${INVALID_POLICY} The policy has ${document.length} characters, the quota is ${quota}.`;
  const statements = policyStatements(document);
  if (statements === undefined) return INVALID_POLICY;
  for (const { Principal, NotResource } of statements) {
    if (Principal === undefined || NotResource !== undefined) return INVALID_POLICY;
    for (const identity of namedIdentities(Principal)) if (!(await exists(identity))) return INVALID_POLICY;
  }
  return undefined;
}
