import { policyStatements } from "../../requests/policy-statements";
import { type IamLookup, namedIdentities } from "../iam/principals";

/** Can be raised on request; `service.resourcePolicyQuota` says that it was. */
const MOST_CHARACTERS = 8192;

export const INVALID_POLICY =
  "Invalid policy document. Please check the policy syntax and ensure that Principals are valid.";

/**
 * Finds out why API Gateway would not take a resource policy.
 * @returns its own words, or undefined where it would take it
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html
 */
export async function resourcePolicyProblem(
  document: string,
  exists: IamLookup,
): Promise<string | undefined> {
  if (document.length > MOST_CHARACTERS)
    return `${INVALID_POLICY} The policy has ${document.length} characters, the quota is ${MOST_CHARACTERS}.`;
  const statements = policyStatements(document);
  if (statements === undefined || statements.some(({ Principal }) => Principal === undefined))
    return INVALID_POLICY;
  const identities = statements.flatMap(({ Principal }) => namedIdentities(Principal));
  const exist = await Promise.all(identities.map(exists));
  return exist.every(Boolean) ? notResourceProblem(document) : INVALID_POLICY;
}

/** The same about `NotResource` alone, which no page of AWS shows in a resource policy. */
export function notResourceProblem(document: string): string | undefined {
  const statements = policyStatements(document) ?? [];
  return statements.some(({ NotResource }) => NotResource !== undefined) ? INVALID_POLICY : undefined;
}
