import type { Step, Verdict } from "../access/evaluation/call";
import { documentWords, reasonWords, refusalWords } from "../access/evaluation/wording";
import type { Paint } from "./paint";

/** A verdict with every evaluated document, in AWS's order. */
export function verdictText(call: string, verdict: Verdict, paint: Paint): string {
  const { allowed, steps } = verdict;
  const width = Math.max(0, ...steps.map(({ document }) => documentWords(document).length));
  return [
    `${call}: ${allowed ? paint("allowed", "green") : paint("refused", "red")}`,
    ...steps.map((step) => `  ${documentWords(step.document).padEnd(width)}  ${effectWords(step)}`),
    `because of: ${reasonWords(verdict)}`,
  ].join("\n");
}

function effectWords({ document, effect, sid, delegates, refusal }: Step): string {
  if (effect === "unknown") return "not known here, taken to allow everything";
  if (effect === "silent") return "says nothing";
  if (refusal !== undefined) return `refuses: ${refusalWords(refusal)}`;
  if (effect === "deny") return sid === undefined ? "refuses" : `denies (${sid})`;
  if (document.kind === "entrance") return "lets in: the endpoint is accepted, the certificate verified";
  if (sid === undefined) return "allows";
  return `${delegates ? "allows the account" : "allows"} (${sid})`;
}
