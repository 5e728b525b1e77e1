import type { Found } from "../cause";
import { type Difference, differenceEvidence } from "../documents/differences";
import { CALL_POLICY, type LiveRole } from "../facts/roles";

/** Undefined if there are no differences. */
export function drifted(found: readonly Difference[], mend: string, refuses?: boolean): Found | undefined {
  return found.length === 0 ? undefined : { evidence: found.map(differenceEvidence), mend, refuses };
}

/** A role without the policy by which it calls, or assumes. */
export function missingPolicy({ arn }: LiveRole, mend: string, name = CALL_POLICY): Found {
  return {
    evidence: [{ live: `${arn} has no policy ${name}`, intended: `the inline policy ${name}` }],
    mend,
  };
}
