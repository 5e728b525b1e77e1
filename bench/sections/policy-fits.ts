import { type PolicyFit, policyFit } from "../measure/policy-fit";
import { BOTH } from "../measure/shapes";

/** What AWS grants a resource policy unless it was raised, in characters. */
export const QUOTA = 8192;

/** How many consumers fit one provider, by how their clients sign. */
export function policyFits(): readonly PolicyFit[] {
  return ([["direct"], ["assume-role"], BOTH] as const).map((auths) => policyFit(auths, QUOTA));
}
