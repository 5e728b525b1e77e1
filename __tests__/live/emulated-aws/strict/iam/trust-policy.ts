import type { PassingRequest } from "../../proxy";
import { queryCall } from "../../requests/query-call";

/** The trust policy that a request gives a role; undefined where it gives none. */
export function givenTrust(passing: PassingRequest): string | undefined {
  const { action, parameters } = queryCall(passing, "iam") ?? {};
  if (action === "CreateRole") return parameters?.get("AssumeRolePolicyDocument") ?? undefined;
  return action === "UpdateAssumeRolePolicy" ? (parameters?.get("PolicyDocument") ?? undefined) : undefined;
}
