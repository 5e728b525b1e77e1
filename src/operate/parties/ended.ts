import { stackToApplyFirst } from "../../terraform/apply-first";
import { adviceOn } from "../faults/explain-fault";
import type { FaultPlace } from "../faults/fault";
import type { ReportedProblem } from "../operation-event";
import type { CommandEnd } from "../terraform/command";
import { errorsIn } from "../terraform/ui-event";

/** The end of a command that did not succeed. */
export type Ended =
  /** A fact is missing that only another party's apply makes: no failure, but a matter of order. */
  | { readonly kind: "waits"; readonly waitsFor: readonly string[] }
  | { readonly kind: "failed" | "interrupted"; readonly problems: readonly ReportedProblem[] };

/** How a command ended that did not succeed. @param isInterrupted true if the user wanted to stop */
export function ended(end: CommandEnd, place: FaultPlace, isInterrupted: boolean): Ended {
  const errors = errorsIn(end);
  const waitsFor = errors.flatMap(({ detail }) => stackToApplyFirst(detail) ?? []);
  if (errors.length > 0 && waitsFor.length === errors.length)
    return { kind: "waits", waitsFor: [...new Set(waitsFor)] };
  const problems = errors.map(({ summary, detail, address }) => ({
    ...{ summary, detail, address },
    advice: adviceOn({ summary, detail, address }, place),
  }));
  const found = problems.length > 0 ? onceEach(problems) : withoutErrors(end, place, isInterrupted);
  return { kind: isInterrupted ? "interrupted" : "failed", problems: found };
}

/** A stack with AWS providers in two regions has the same error twice. */
function onceEach(problems: readonly ReportedProblem[]): readonly ReportedProblem[] {
  const byText = new Map(problems.map((one) => [`${one.summary}\n${one.detail}`, one] as const).reverse());
  return [...byText.values()].reverse();
}

/** Of a command that ended without an error of its own: by a signal, or before it could print one. */
function withoutErrors(
  { status, signal, text }: CommandEnd,
  place: FaultPlace,
  isInterrupted: boolean,
): readonly ReportedProblem[] {
  if (isInterrupted && signal === undefined) return [];
  const summary =
    signal === undefined ? `Terraform ended with status ${status}` : `Terraform was ended by ${signal}`;
  const detail = text.slice(-20).join("\n");
  return [{ summary, detail, advice: adviceOn({ summary, detail }, place) }];
}
