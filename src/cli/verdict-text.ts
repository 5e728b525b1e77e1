import type { Step, Verdict } from "../access/call";
import type { Paint } from "./paint";

/** A verdict with every document that was asked, in AWS's order. */
export function verdictText(call: string, { allowed, reason, steps }: Verdict, paint: Paint): string {
  const width = Math.max(0, ...steps.map(({ document }) => document.length));
  return [
    `${call}: ${allowed ? paint("allowed", "green") : paint("refused", "red")}`,
    ...steps.map((step) => `  ${step.document.padEnd(width)}  ${said(step)}`),
    `because of: ${reason}`,
  ].join("\n");
}

function said({ effect, sid, delegates }: Step): string {
  if (effect === "unknown") return "not known here, taken to allow everything";
  if (effect === "silent") return "says nothing";
  if (effect === "deny") return `denies (${sid})`;
  return `${delegates ? "allows the account" : "allows"} (${sid})`;
}
