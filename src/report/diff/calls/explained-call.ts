import type { Step, Verdict } from "../../../access/evaluation/call";
import { decideCall } from "../../../access/evaluation/decide";
import { documentWords, reasonWords } from "../../../access/evaluation/wording";
import { stepWords } from "../../verdict-text";
import type { Explanation } from "../access-change";
import type { PolicyOf } from "../documents/listed-documents";
import type { CallerClass, Way } from "./call-classes";
import type { ComparedTarget } from "./compared-targets";
import type { OfferedApi } from "./offered-api";
import { sideCall } from "./side-call";

interface AskedOf {
  readonly side: OfferedApi | undefined;
  readonly other: OfferedApi | undefined;
  readonly policyOf: PolicyOf;
}

/** The word of one side on a call, by the evaluator that explains single calls. */
export function explainedCall(
  { side, other, policyOf }: AskedOf,
  request: { readonly caller: CallerClass; readonly way: Way; readonly target: ComparedTarget },
): Explanation {
  if (side === undefined) return { allowed: false, reason: "there is no such API", steps: [] };
  if (side.reachedBy === "internet" && request.way !== undefined)
    return { allowed: false, reason: "the API is on the internet, and not behind endpoints", steps: [] };
  return explained(decideCall(sideCall(side, other, request)), policyOf);
}

export function explained(verdict: Verdict, policyOf: PolicyOf): Explanation {
  const { allowed, decisive, steps } = verdict;
  return {
    allowed,
    reason: reasonWords(verdict),
    statement: statementOf(decisive, policyOf),
    steps: steps.map((step) => `${documentWords(step.document)}: ${stepWords(step)}`),
  };
}

export function statementOf(
  { document, sid }: Pick<Step, "document" | "sid">,
  policyOf: PolicyOf,
): object | undefined {
  return sid === undefined ? undefined : policyOf(document)?.Statement.find((one) => one.Sid === sid);
}
