import { type PolicyFit, policyFit } from "../measure/policy-fit";
import { BOTH } from "../measure/shapes";

/** AWS's default quota for a resource policy, in characters. */
export const QUOTA = 8192;

/** The number of consumers that fit one provider, by how their clients sign. */
export function policyFits(): readonly PolicyFit[] {
  return ([["direct"], ["assume-role"], BOTH] as const).map((auths) => policyFit(auths, QUOTA));
}
